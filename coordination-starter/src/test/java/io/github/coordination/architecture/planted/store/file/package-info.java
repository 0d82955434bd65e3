/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * A package as it should be, among planted ones that are not.
 */
@NullMarked
package io.github.coordination.architecture.planted.store.file;

import org.jspecify.annotations.NullMarked;
