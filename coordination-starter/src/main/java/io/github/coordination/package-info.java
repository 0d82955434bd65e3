/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * What applications import: the annotation, the election they can ask, and its events.
 */
@NullMarked
package io.github.coordination;

import org.jspecify.annotations.NullMarked;
