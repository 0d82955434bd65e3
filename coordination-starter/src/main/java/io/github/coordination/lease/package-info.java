/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The SPI of the stores that keep the record of a lease: one small interface and its
 * values.
 */
@NullMarked
package io.github.coordination.lease;

import org.jspecify.annotations.NullMarked;
