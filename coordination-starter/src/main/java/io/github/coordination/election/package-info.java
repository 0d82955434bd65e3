/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The engine: a thin shell of threads around the pure core, for one store.
 */
@NullMarked
package io.github.coordination.election;

import org.jspecify.annotations.NullMarked;
