/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Guarded calls: which may start, which are running, and how they are waited for and
 * interrupted.
 */
@NullMarked
package io.github.coordination.election.calls;

import org.jspecify.annotations.NullMarked;
