/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Keeps the records in two tables of a database, whose clock judges expiry inside the
 * statement.
 */
@NullMarked
package io.github.coordination.store.jdbc;

import org.jspecify.annotations.NullMarked;
