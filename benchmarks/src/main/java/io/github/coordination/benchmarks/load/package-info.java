/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * What workers cost the server of their store, idle and when the primary is killed.
 */
@NullMarked
package io.github.coordination.benchmarks.load;

import org.jspecify.annotations.NullMarked;
