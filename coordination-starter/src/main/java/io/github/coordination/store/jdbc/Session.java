/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One open connection. All statements of a call share one deadline: what is left of it
 * bounds each wait for the server, where the driver can.
 */
final class Session {

	private final Connection connection;

	private final Dialect dialect;

	private final Statements statements;

	private final Duration timeout;

	private boolean bounded = true;

	private boolean batches = true;

	private long deadline;

	Session(Connection connection, Tables tables, Duration timeout) throws SQLException {
		this(connection, tables, timeout, System.nanoTime() + timeout.toNanos());
	}

	/**
	 * Set a connection up.
	 * @param connection the connection
	 * @param tables names of the tables
	 * @param timeout bound on one call
	 * @param deadline end of the call that needs it, by the monotonic clock
	 * @throws SQLException if that fails, or the database cannot be used
	 */
	Session(Connection connection, Tables tables, Duration timeout, long deadline) throws SQLException {
		this.connection = connection;
		this.timeout = timeout;
		begin(deadline);
		connection.setAutoCommit(true);
		this.dialect = Dialect.of(connection.getMetaData().getDatabaseProductName());
		this.statements = Statements.of(this.dialect, tables, lockMillis());
		if (this.dialect.keepsSession()) {
			connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
			boundLocks();
		}
	}

	Dialect dialect() {
		return this.dialect;
	}

	Statements statements() {
		return this.statements;
	}

	Connection connection() {
		return this.connection;
	}

	/**
	 * Begin a call.
	 * @param end its end, by the monotonic clock
	 * @throws SQLException if that has come
	 */
	void begin(long end) throws SQLException {
		this.deadline = end;
		bound();
	}

	private void bound() throws SQLException {
		long left = TimeUnit.NANOSECONDS.toMillis(this.deadline - System.nanoTime());
		if (left <= 0) {
			throw new SQLTimeoutException("no answer within " + this.timeout.toMillis() + " ms");
		}
		if (this.bounded) {
			try {
				this.connection.setNetworkTimeout(Runnable::run, Math.toIntExact(left));
			}
			catch (SQLFeatureNotSupportedException | AbstractMethodError ex) {
				this.bounded = false;
			}
		}
	}

	/**
	 * Let no statement of the coming transaction wait for a row for longer than half of
	 * the bound on a call, so that the server's answer comes before the client gives up.
	 * Let the server end it if it hears nothing for the whole of that bound.
	 */
	void boundLocks() throws SQLException {
		execute(this.dialect.bounds(lockMillis(), Math.max(1, this.timeout.toMillis())));
	}

	private long lockMillis() {
		return Math.max(1, this.timeout.dividedBy(2).toMillis());
	}

	void execute(String sql) throws SQLException {
		if (!sql.isEmpty()) {
			bound();
			try (Statement statement = this.connection.createStatement()) {
				statement.execute(sql);
			}
		}
	}

	int update(String sql, Object... parameters) throws SQLException {
		bound();
		try (PreparedStatement statement = prepare(sql, parameters)) {
			return statement.executeUpdate();
		}
	}

	/**
	 * Run one statement, which may be repeated, with each list of parameters: in one
	 * round trip, unless the driver then keeps the numbers of changed rows to itself.
	 */
	int[] batch(String sql, List<Object[]> rows) throws SQLException {
		if (this.batches && rows.size() > 1) {
			int[] counts = batchAtOnce(sql, rows);
			if (Arrays.stream(counts).allMatch((count) -> count >= 0)) {
				return counts;
			}
			this.batches = false;
		}
		int[] counts = new int[rows.size()];
		for (int i = 0; i < counts.length; i++) {
			counts[i] = update(sql, rows.get(i));
		}
		return counts;
	}

	private int[] batchAtOnce(String sql, List<Object[]> rows) throws SQLException {
		bound();
		try (PreparedStatement statement = prepare(sql)) {
			for (Object[] row : rows) {
				bind(statement, row);
				statement.addBatch();
			}
			return statement.executeBatch();
		}
	}

	/** Run a query whose rows count for nothing but their number. */
	boolean exists(String sql, Object... parameters) throws SQLException {
		bound();
		try (PreparedStatement statement = prepare(sql, parameters); ResultSet rows = statement.executeQuery()) {
			return rows.next();
		}
	}

	View view(String application, String election) throws SQLException {
		bound();
		try (PreparedStatement statement = prepare(this.statements.read(), application, election, application,
				election); ResultSet rows = statement.executeQuery()) {
			rows.next();
			return View.of(rows);
		}
	}

	private PreparedStatement prepare(String sql, Object... parameters) throws SQLException {
		PreparedStatement statement = this.connection.prepareStatement(sql);
		bind(statement, parameters);
		return statement;
	}

	private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
		for (int i = 0; i < parameters.length; i++) {
			statement.setObject(i + 1, parameters[i]);
		}
	}

	/**
	 * Do something in one transaction at READ COMMITTED, which is committed if the answer
	 * is true.
	 */
	boolean transaction(Step step) throws SQLException {
		this.connection.setAutoCommit(false);
		try {
			if (!this.dialect.keepsSession()) {
				boundLocks();
			}
			boolean commits = step.run();
			bound();
			if (commits) {
				this.connection.commit();
			}
			else {
				this.connection.rollback();
			}
			this.connection.setAutoCommit(true);
			return commits;
		}
		catch (SQLException | RuntimeException ex) {
			rollBack(ex);
			throw ex;
		}
	}

	/** Where this fails too, the connection has gone, and the transaction with it. */
	private void rollBack(Exception failure) {
		try {
			bound();
			this.connection.rollback();
			this.connection.setAutoCommit(true);
		}
		catch (SQLException ex) {
			failure.addSuppressed(ex);
		}
	}

	/** Part of a transaction. */
	@FunctionalInterface
	interface Step {

		boolean run() throws SQLException;

	}

}
