/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Commit only if still primary: compares the epoch of a term with the newest one, inside
 * the user's own transaction.
 */
@NullMarked
package io.github.coordination.fence;

import org.jspecify.annotations.NullMarked;
