/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * What a worker does with a term, in each of its contexts, and when the election starts
 * and stops.
 */
@NullMarked
package io.github.coordination.guard.takeover;

import org.jspecify.annotations.NullMarked;
