/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * What {@link io.github.coordination.PrimaryOnly} does to beans: finds and guards them.
 */
@NullMarked
package io.github.coordination.guard;

import org.jspecify.annotations.NullMarked;
