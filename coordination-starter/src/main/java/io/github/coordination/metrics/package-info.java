/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The role as meters.
 */
@NullMarked
package io.github.coordination.metrics;

import org.jspecify.annotations.NullMarked;
