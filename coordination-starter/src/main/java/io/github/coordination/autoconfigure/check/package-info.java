/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Refuses a doubtful configuration when the application starts.
 */
@NullMarked
package io.github.coordination.autoconfigure.check;

import org.jspecify.annotations.NullMarked;
