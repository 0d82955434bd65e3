/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * What happens to a guarded call.
 */
@NullMarked
package io.github.coordination.guard.call;

import org.jspecify.annotations.NullMarked;
