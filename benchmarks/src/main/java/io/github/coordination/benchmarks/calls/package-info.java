/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * What one guarded call costs.
 */
@NullMarked
package io.github.coordination.benchmarks.calls;

import org.jspecify.annotations.NullMarked;
