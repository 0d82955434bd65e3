/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Keeps the records in this JVM: for tests, where each context has its own.
 */
@NullMarked
package io.github.coordination.store.memory;

import org.jspecify.annotations.NullMarked;
