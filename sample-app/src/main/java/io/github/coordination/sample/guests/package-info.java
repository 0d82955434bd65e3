/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Who is staying: the guests in a SQLite file that all workers of the host share, served
 * over HTTP.
 */
@NullMarked
package io.github.coordination.sample.guests;

import org.jspecify.annotations.NullMarked;
