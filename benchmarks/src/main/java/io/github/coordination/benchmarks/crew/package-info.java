/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Workers in JVMs of their own that want the same elections, with the starter or with a
 * peer.
 */
@NullMarked
package io.github.coordination.benchmarks.crew;

import org.jspecify.annotations.NullMarked;
