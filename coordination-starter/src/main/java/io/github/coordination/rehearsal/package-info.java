/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * A takeover and a hand-over that happen to nobody, so that the first real ones of a JVM
 * are not slow.
 */
@NullMarked
package io.github.coordination.rehearsal;

import org.jspecify.annotations.NullMarked;
