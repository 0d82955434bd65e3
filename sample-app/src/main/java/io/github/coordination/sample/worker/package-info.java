/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Which of the workers is answering, and in which role.
 */
@NullMarked
package io.github.coordination.sample.worker;

import org.jspecify.annotations.NullMarked;
