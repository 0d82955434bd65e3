/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import org.springframework.boot.sql.init.DatabaseInitializationMode;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Two tables of one test, and what people can do to them.
 */
final class Installation {

	static final String APPLICATION = "guest-registry";

	/** Bound on one call where a test waits for it. */
	static final Duration TIMEOUT = Duration.ofSeconds(2);

	/** Bound on one call where none shall fail, whatever else the machine does. */
	static final Duration PATIENT = Duration.ofSeconds(30);

	private static final AtomicInteger NUMBERS = new AtomicInteger();

	private final Server server;

	private final Duration timeout;

	private final DataSource dataSource;

	final Tables tables = new Tables("t" + NUMBERS.incrementAndGet() + "_");

	Installation(Server server) throws Exception {
		this(server, TIMEOUT);
	}

	Installation(Server server, Duration timeout) throws Exception {
		this.server = server;
		this.timeout = timeout;
		this.dataSource = server.dataSource();
	}

	/** A worker's store, which creates the tables if they are missing. */
	JdbcLeaseStore store() {
		return store(this.dataSource);
	}

	JdbcLeaseStore store(DataSource source) {
		return store(source, schema());
	}

	/** What creates the tables for a worker's store. */
	Schema schema() {
		return new Schema(DatabaseInitializationMode.ALWAYS, this.tables);
	}

	JdbcLeaseStore store(DataSource source, Schema schema) {
		Connector connector = Objects.requireNonNull(DerivedConnector.of(source, this.timeout));
		return store(connector, schema);
	}

	JdbcLeaseStore store(Connector connector, Schema schema) {
		WakeUp wakeUp = (this.server == Server.POSTGRESQL) ? new PostgresWakeUp(connector, this.tables, APPLICATION)
				: WakeUp.NONE;
		return new JdbcLeaseStore(APPLICATION, new StoreParts(connector, this.tables, schema, wakeUp, this.timeout));
	}

	DataSource dataSource() {
		return this.dataSource;
	}

	Dialect dialect() {
		return Dialect.valueOf(this.server.name());
	}

	String lease() {
		return this.tables.lease(dialect());
	}

	String term() {
		return this.tables.term(dialect());
	}

	/** Run a statement in which names in braces stand for the tables. */
	int execute(String sql, Object... parameters) {
		return new JdbcTemplate(this.dataSource).update(named(sql), parameters);
	}

	long number(String sql, Object... parameters) {
		return Objects
			.requireNonNull(new JdbcTemplate(this.dataSource).queryForObject(named(sql), Long.class, parameters));
	}

	String named(String sql) {
		return sql.replace("{lease}", lease()).replace("{term}", term());
	}

	void script(String sql) throws SQLException {
		try (Connection connection = this.dataSource.getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute(named(sql));
		}
	}

	void passTime(Duration duration) {
		execute("UPDATE {lease} SET expires_at = expires_at - ?", duration.toNanos() / 1000);
	}

	void deleteRecord(String election) {
		execute("DELETE FROM {lease} WHERE election = ?", election);
	}

	/** Create the tables, by a worker that is primary of another election. */
	Installation create() {
		try (JdbcLeaseStore store = store()) {
			new Asking(store, "creator").acquire("other");
		}
		return this;
	}

	/** Create the tables, by a worker whose last term has ended. */
	Installation released(String election) {
		try (JdbcLeaseStore store = store()) {
			store.release(new Asking(store, "creator").acquire(election));
		}
		return this;
	}

	List<String> schemaStatements() {
		String script = new Schema(DatabaseInitializationMode.ALWAYS, this.tables).script(dialect());
		return Arrays.stream(script.split(";", -1)).filter((statement) -> !statement.isBlank()).toList();
	}

	/**
	 * Make a user who may do nothing yet.
	 * @param password its password
	 * @return its name
	 */
	String userWithPassword(String password) throws Exception {
		String user = this.tables.prefix() + "user";
		String create = switch (this.server) {
			case POSTGRESQL -> "CREATE ROLE " + user + " LOGIN PASSWORD '" + password + "'";
			case MARIADB -> "CREATE USER '" + user + "'@'%' IDENTIFIED BY '" + password + "'";
			case H2 -> "CREATE USER " + user + " PASSWORD '" + password + "'";
		};
		script(create);
		return user;
	}

	/** Let a user do something with the two tables. */
	void grant(String rights, String user) throws SQLException {
		String grantee = (this.server == Server.MARIADB) ? "'" + user + "'@'%'" : user;
		script("GRANT " + rights + " ON {lease} TO " + grantee);
		script("GRANT " + rights + " ON {term} TO " + grantee);
	}

}
