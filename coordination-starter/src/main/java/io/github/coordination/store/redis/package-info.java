/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Keeps the records in Redis, for workers on many hosts: one hash per election, changed
 * only by scripts, and a channel that wakes the secondaries.
 */
@NullMarked
package io.github.coordination.store.redis;

import org.jspecify.annotations.NullMarked;
