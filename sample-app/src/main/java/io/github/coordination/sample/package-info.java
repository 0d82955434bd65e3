/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * A guest registry that several workers serve and of which the primary does the reports.
 */
@NullMarked
package io.github.coordination.sample;

import org.jspecify.annotations.NullMarked;
