/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Error alerts: the one e-mail that every worker sends for itself.
 */
@NullMarked
package io.github.coordination.sample.alerts;

import org.jspecify.annotations.NullMarked;
