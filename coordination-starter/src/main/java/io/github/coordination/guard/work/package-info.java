/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * What happens to guarded runners and lifecycles, and all that is guarded in a context.
 */
@NullMarked
package io.github.coordination.guard.work;

import org.jspecify.annotations.NullMarked;
