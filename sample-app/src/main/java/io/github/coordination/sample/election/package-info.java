/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Servers that keep the election, for those who choose another store than the default.
 */
@NullMarked
package io.github.coordination.sample.election;

import org.jspecify.annotations.NullMarked;
