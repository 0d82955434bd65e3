/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * How long it takes until there is a primary again on a remote store.
 */
@NullMarked
package io.github.coordination.benchmarks.remote;

import org.jspecify.annotations.NullMarked;
