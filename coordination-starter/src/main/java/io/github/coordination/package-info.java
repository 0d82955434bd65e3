/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * What an application imports: the annotation, the election, its events and values.
 */
@NullMarked
package io.github.coordination;

import org.jspecify.annotations.NullMarked;
