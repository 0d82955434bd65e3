/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * What many elections and many guarded methods cost.
 */
@NullMarked
package io.github.coordination.benchmarks.scale;

import org.jspecify.annotations.NullMarked;
