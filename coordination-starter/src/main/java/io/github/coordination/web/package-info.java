/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * What a request is answered that only the primary can serve.
 */
@NullMarked
package io.github.coordination.web;

import org.jspecify.annotations.NullMarked;
