/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure;

import javax.sql.DataSource;

/**
 * Where a database keeps the epochs of this application: made by the store that has the
 * tables, read by the fence.
 *
 * @param dataSource the database, as the user's transactions see it
 * @param termTable name of the table of epochs, if need be after the name of a schema and
 * a dot
 * @param electing whether the store writes the epochs itself when a term begins
 * @since 0.1.0
 */
public record CoordinationTables(DataSource dataSource, String termTable, boolean electing) {

}
