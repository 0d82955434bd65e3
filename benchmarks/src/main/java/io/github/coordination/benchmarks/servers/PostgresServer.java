/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

import io.github.coordination.benchmarks.process.Usage;

/**
 * PostgreSQL from an artifact. The workers connect as a user of their own, so that their
 * statements can be told from those of this program; {@code pg_stat_statements} counts
 * each that has succeeded, {@code BEGIN} and {@code COMMIT} too. The tables of the peers
 * are made as they document it.
 */
final class PostgresServer implements Server {

	private static final String COUNT = "SELECT coalesce(sum(s.calls), 0) FROM pg_stat_statements s"
			+ " JOIN pg_roles r ON r.oid = s.userid WHERE r.rolname = 'workers'";

	private static final String SHEDLOCK = "CREATE TABLE shedlock (name VARCHAR(64) PRIMARY KEY,"
			+ " lock_until TIMESTAMP NOT NULL, locked_at TIMESTAMP NOT NULL, locked_by VARCHAR(255) NOT NULL)";

	private final EmbeddedPostgres postgres;

	private final Connection observer;

	private final long pid;

	private PostgresServer(EmbeddedPostgres postgres) throws SQLException {
		this.postgres = postgres;
		this.observer = DriverManager.getConnection(url("postgres"));
		execute("CREATE EXTENSION pg_stat_statements");
		execute("CREATE ROLE workers SUPERUSER LOGIN");
		ScriptUtils.executeSqlScript(this.observer,
				new ClassPathResource("org/springframework/integration/jdbc/schema-postgresql.sql"));
		execute(SHEDLOCK);
		long backend = number("SELECT pg_backend_pid()");
		this.pid = ProcessHandle.of(backend).flatMap(ProcessHandle::parent).orElseThrow().pid();
	}

	static PostgresServer create() {
		try {
			return new PostgresServer(EmbeddedPostgres.builder()
				.setServerConfig("synchronous_commit", "on")
				.setServerConfig("max_connections", "400")
				.setServerConfig("shared_preload_libraries", "pg_stat_statements")
				.start());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private String url(String user) {
		return "jdbc:postgresql://127.0.0.1:%d/postgres?user=%s".formatted(this.postgres.getPort(), user);
	}

	private void execute(String sql) throws SQLException {
		try (Statement statement = this.observer.createStatement()) {
			statement.execute(sql);
		}
	}

	private long number(String sql) throws SQLException {
		try (Statement statement = this.observer.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
			rows.next();
			return rows.getLong(1);
		}
	}

	@Override
	public Engine engine() {
		return Engine.POSTGRESQL;
	}

	@Override
	public String address() {
		return url("workers");
	}

	@Override
	public long operations() {
		try {
			return number(COUNT);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public double cpuMillis() {
		return Usage.ofTree(this.pid);
	}

	@Override
	public void close() {
		try (this.postgres) {
			this.observer.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
