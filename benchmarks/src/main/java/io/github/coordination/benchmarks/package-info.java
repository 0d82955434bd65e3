/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Programs that measure what the starter costs, each beside a peer in the same run.
 */
@NullMarked
package io.github.coordination.benchmarks;

import org.jspecify.annotations.NullMarked;
