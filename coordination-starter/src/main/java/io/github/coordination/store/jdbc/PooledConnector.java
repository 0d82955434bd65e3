/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/**
 * Takes connections from the application's {@code DataSource}, which does not tell how to
 * make one.
 *
 * @param dataSource the application's
 */
record PooledConnector(DataSource dataSource) implements Connector {

	@Override
	public Connection open() throws SQLException {
		return this.dataSource.getConnection();
	}

	@Override
	public String identity() {
		return "DataSource " + this.dataSource.getClass().getName();
	}

}
