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

	/**
	 * Take one, and ask where it leads: a lazy one connects only then, and waiting
	 * belongs here.
	 */
	@Override
	public Connection open() throws SQLException {
		Connection connection = this.dataSource.getConnection();
		try {
			String url = connection.getMetaData().getURL();
			if (url != null && Urls.isReplaying(url)) {
				throw new Refusal(Urls.REPLAYS + ": " + Urls.DO_NOT_REPLAY + ".");
			}
			return connection;
		}
		catch (SQLException | RuntimeException ex) {
			OwnConnection.abort(connection);
			throw ex;
		}
	}

	@Override
	public String identity() {
		return "DataSource " + this.dataSource.getClass().getName();
	}

}
