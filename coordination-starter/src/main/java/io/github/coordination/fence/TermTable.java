/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.fence;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The statements on the table of epochs, as a kind of database understands them.
 *
 * @param name quoted name of the table
 * @param product name of the database, as its driver tells
 */
record TermTable(String name, String product) {

	/**
	 * Learn from the driver how to quote and how to lock.
	 * @param table name of the table, if need be after the name of a schema and a dot;
	 * valid as identifiers
	 */
	static TermTable of(String table, DatabaseMetaData metaData) throws SQLException {
		String quote = metaData.getIdentifierQuoteString().strip();
		String name = Arrays.stream(table.split("\\."))
			.map((part) -> quote + part + quote)
			.collect(Collectors.joining("."));
		return new TermTable(name, metaData.getDatabaseProductName().toLowerCase(Locale.ROOT));
	}

	/**
	 * Read the newest epoch and keep it from changing until the transaction ends. MySQL's
	 * driver calls a MariaDB server MySQL, and neither MariaDB nor MySQL 5.7 knows the
	 * standard's words.
	 */
	String check() {
		String from = "SELECT epoch FROM " + this.name;
		String where = " WHERE application = ? AND election = ?";
		return switch (this.product) {
			case "postgresql" -> from + where + " FOR SHARE";
			case "mariadb", "mysql" -> from + where + " LOCK IN SHARE MODE";
			case "microsoft sql server" -> from + " WITH (HOLDLOCK, ROWLOCK)" + where;
			default -> from + where + " FOR UPDATE";
		};
	}

	String raise() {
		return "UPDATE " + this.name + " SET epoch = ? WHERE application = ? AND election = ? AND epoch < ?";
	}

	String insert() {
		return "INSERT INTO " + this.name + " (application, election, epoch, holder_id) VALUES (?, ?, ?, '-')";
	}

}
