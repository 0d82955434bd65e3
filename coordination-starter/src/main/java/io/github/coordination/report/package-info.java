/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The role as log lines and application events.
 */
@NullMarked
package io.github.coordination.report;

import org.jspecify.annotations.NullMarked;
