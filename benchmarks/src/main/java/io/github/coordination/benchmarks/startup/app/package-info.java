/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The application whose start is measured, without and with the starter on its class
 * path.
 */
@NullMarked
package io.github.coordination.benchmarks.startup.app;

import org.jspecify.annotations.NullMarked;
