/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * How long it takes until another worker is the primary.
 */
@NullMarked
package io.github.coordination.benchmarks.failover;

import org.jspecify.annotations.NullMarked;
