/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;

import org.springframework.boot.jdbc.DatabaseDriver;

/**
 * How a database is spoken to. SQL Server and Oracle are written from their documentation
 * and have not been run.
 */
enum Dialect {

	POSTGRESQL("CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000000 AS BIGINT)",
			"CASE WHEN pg_is_in_recovery() OR current_setting('transaction_read_only') = 'on' THEN 1 ELSE 0 END"),

	MARIADB("TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(6))",
			"CASE WHEN CAST(@@global.read_only AS CHAR) IN ('0', 'OFF') THEN 0 ELSE 1 END"),

	H2("CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) * 1000000 AS BIGINT)", "0"),

	SQLSERVER("DATEDIFF_BIG(MICROSECOND, '1970-01-01', SYSUTCDATETIME())",
			"CASE WHEN DATABASEPROPERTYEX(DB_NAME(), 'Updateability') = 'READ_ONLY' THEN 1 ELSE 0 END"),

	ORACLE("(SELECT EXTRACT(DAY FROM d) * 86400000000 + EXTRACT(HOUR FROM d) * 3600000000"
			+ " + EXTRACT(MINUTE FROM d) * 60000000 + EXTRACT(SECOND FROM d) * 1000000"
			+ " FROM (SELECT SYS_EXTRACT_UTC(SYSTIMESTAMP) - TIMESTAMP '1970-01-01 00:00:00' AS d FROM dual))",
			"CASE WHEN SYS_CONTEXT('USERENV', 'DATABASE_ROLE') = 'PRIMARY' THEN 0 ELSE 1 END");

	/** What PostgreSQL has acknowledged it shall keep, whatever the default. */
	private static final String DURABLE = "set_config('synchronous_commit',"
			+ " replace(current_setting('synchronous_commit'), 'off', 'on'), true)";

	private final String now;

	private final String readOnly;

	Dialect(String now, String readOnly) {
		this.now = now;
		this.readOnly = readOnly;
	}

	/**
	 * The dialect of a database.
	 * @param product name of the product, as its driver tells it
	 * @return the dialect
	 * @throws SQLException if there is none
	 */
	static Dialect of(String product) throws SQLException {
		return switch (DatabaseDriver.fromProductName(product)) {
			case POSTGRESQL -> POSTGRESQL;
			case MARIADB, MYSQL -> MARIADB;
			case H2 -> H2;
			case SQLSERVER -> SQLSERVER;
			case ORACLE -> ORACLE;
			default ->
				throw new Refusal("The jdbc store does not know the database \"%s\": use one of %s, or another store."
					.formatted(product, names()));
		};
	}

	private static String names() {
		return String.join(", ", Arrays.stream(values()).map(Dialect::id).toList());
	}

	/** Name of the platform, as in the name of its schema file. */
	String id() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** Microseconds since 1970 by the clock of the database. */
	String now() {
		return this.now;
	}

	/** One if the database or this session may only read, else zero. */
	String readOnly() {
		return this.readOnly;
	}

	/** A query of one row without a table ends with this. */
	String oneRow() {
		return (this == ORACLE) ? " FROM dual" : "";
	}

	/**
	 * Quote an identifier, which holds no quote.
	 * @param identifier the identifier
	 * @return the quoted one
	 */
	String quote(String identifier) {
		return switch (this) {
			case MARIADB -> "`" + identifier + "`";
			case SQLSERVER -> "[" + identifier + "]";
			default -> "\"" + identifier + "\"";
		};
	}

	/**
	 * A query that locks the row which it reads.
	 * @param select the columns
	 * @param table the table
	 * @param where the condition
	 * @return the query
	 */
	String lock(String select, String table, String where) {
		return switch (this) {
			case SQLSERVER -> select + " FROM " + table + " WITH (UPDLOCK, ROWLOCK) WHERE " + where;
			case ORACLE -> select + " FROM " + table + " WHERE " + where + " FOR UPDATE WAIT 1";
			default -> select + " FROM " + table + " WHERE " + where + " FOR UPDATE";
		};
	}

	/**
	 * What bounds the wait for a row lock, and the time for which a transaction of this
	 * store whose worker is frozen can keep its own. PostgreSQL's belong to one
	 * transaction, since a pooler may give the session to somebody else after it. MySQL
	 * takes MariaDB's second one for a comment.
	 * @param lock the first bound, in milliseconds
	 * @param idle the second, in milliseconds
	 * @return the statement, empty where there is none
	 */
	String bounds(long lock, long idle) {
		return switch (this) {
			case POSTGRESQL -> ("SET TRANSACTION ISOLATION LEVEL READ COMMITTED; SET LOCAL lock_timeout = '%dms'; "
					+ "SET LOCAL idle_in_transaction_session_timeout = '%dms'; SELECT %s")
				.formatted(lock, idle, DURABLE);
			case MARIADB ->
				"SET SESSION innodb_lock_wait_timeout = %d /*M!100300 , SESSION idle_transaction_timeout = %d */"
					.formatted(Math.max(1, lock / 1000), Math.max(1, (idle + 999) / 1000));
			case H2, SQLSERVER -> "SET LOCK_TIMEOUT " + lock;
			case ORACLE -> "";
		};
	}

	/**
	 * Condition by which PostgreSQL bounds the wait of a statement outside a transaction
	 * for a row lock: no session keeps it, and it costs no round trip.
	 * @param millis the bound
	 * @return what is added to the condition of the statement
	 */
	String alone(long millis) {
		return (this == POSTGRESQL)
				? " AND set_config('lock_timeout', '" + millis + "ms', true) <> '' AND " + DURABLE + " <> ''" : "";
	}

	/**
	 * Whether the session keeps its isolation level and lock timeout; otherwise each
	 * transaction sets its own.
	 */
	boolean keepsSession() {
		return this != POSTGRESQL;
	}

}
