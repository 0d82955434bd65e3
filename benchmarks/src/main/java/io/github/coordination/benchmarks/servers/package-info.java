/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Real servers on loopback, and what they count of their own work.
 */
@NullMarked
package io.github.coordination.benchmarks.servers;

import org.jspecify.annotations.NullMarked;
