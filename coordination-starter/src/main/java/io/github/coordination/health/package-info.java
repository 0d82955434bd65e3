/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The role as a health contributor, and a health group that shows it to everybody.
 */
@NullMarked
package io.github.coordination.health;

import org.jspecify.annotations.NullMarked;
