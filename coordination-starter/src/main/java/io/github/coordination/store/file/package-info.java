/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Elects among the workers of one user on one host by a lock of the operating system, and
 * keeps the record of each term in a small file beside it.
 */
@NullMarked
package io.github.coordination.store.file;

import org.jspecify.annotations.NullMarked;
