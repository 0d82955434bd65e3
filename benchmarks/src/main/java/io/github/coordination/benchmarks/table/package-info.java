/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Figures and the tables they are printed in.
 */
@NullMarked
package io.github.coordination.benchmarks.table;

import org.jspecify.annotations.NullMarked;
