/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * What the starter adds to the start of an application.
 */
@NullMarked
package io.github.coordination.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
