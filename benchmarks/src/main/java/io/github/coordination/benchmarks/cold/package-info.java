/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The first takeover and the first hand-over of a JVM, as an application's listener sees
 * them.
 */
@NullMarked
package io.github.coordination.benchmarks.cold;

import org.jspecify.annotations.NullMarked;
