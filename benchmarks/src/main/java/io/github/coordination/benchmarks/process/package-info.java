/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Child processes, and what the operating system knows of them.
 */
@NullMarked
package io.github.coordination.benchmarks.process;

import org.jspecify.annotations.NullMarked;
