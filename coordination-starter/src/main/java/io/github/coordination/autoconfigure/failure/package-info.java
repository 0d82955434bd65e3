/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Says what is wrong with a configuration and what to type instead.
 */
@NullMarked
package io.github.coordination.autoconfigure.failure;

import org.jspecify.annotations.NullMarked;
