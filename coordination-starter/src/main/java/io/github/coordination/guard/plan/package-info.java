/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * What is to be guarded of a bean, by which rule, or why it cannot be.
 */
@NullMarked
package io.github.coordination.guard.plan;

import org.jspecify.annotations.NullMarked;
