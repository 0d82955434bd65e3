/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Properties, auto-configurations and failure analyzers.
 */
@NullMarked
package io.github.coordination.autoconfigure;

import org.jspecify.annotations.NullMarked;
