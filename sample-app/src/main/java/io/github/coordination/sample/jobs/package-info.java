/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The work that must happen once, however many workers run: reports, clean-up and a
 * migration.
 */
@NullMarked
package io.github.coordination.sample.jobs;

import org.jspecify.annotations.NullMarked;
