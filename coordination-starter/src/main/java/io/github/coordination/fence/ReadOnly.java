/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.fence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Whether a database refuses to write in the current transaction. That one is flagged as
 * read-only says little: H2 ignores it, and other drivers can be told to.
 */
final class ReadOnly {

	private ReadOnly() {
	}

	/**
	 * Ask the database.
	 * @param connection connection of the transaction
	 * @return whether it refuses; false if it cannot be asked
	 * @throws SQLException if it does not answer
	 */
	static boolean isEnforced(Connection connection) throws SQLException {
		String query = query(connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT));
		if (query == null) {
			return false;
		}
		try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
			return rows.next();
		}
	}

	/**
	 * A query that has a row where the database refuses. The variable has one name in
	 * MariaDB and old versions of MySQL, the other in newer ones.
	 */
	private static @Nullable String query(String product) {
		return switch (product) {
			case "postgresql" -> "SELECT 1 WHERE current_setting('transaction_read_only') = 'on'";
			case "mariadb", "mysql" ->
				"SHOW SESSION VARIABLES WHERE Variable_name IN ('tx_read_only', 'transaction_read_only') AND Value = 'ON'";
			default -> null;
		};
	}

}
