/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Notes which beans a test has replaced. Only ever loaded by Spring's test framework.
 */
@NullMarked
package io.github.coordination.autoconfigure.replaced;

import org.jspecify.annotations.NullMarked;
