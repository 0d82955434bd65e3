/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Lets a property say who is the primary: for development, without failover.
 */
@NullMarked
package io.github.coordination.store.fixed;

import org.jspecify.annotations.NullMarked;
