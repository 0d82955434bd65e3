/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The pure core of the election: no thread, no clock of its own, no input or output.
 */
@NullMarked
package io.github.coordination.election.core;

import org.jspecify.annotations.NullMarked;
