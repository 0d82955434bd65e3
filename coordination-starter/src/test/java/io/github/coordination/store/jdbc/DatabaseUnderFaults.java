/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

import io.github.coordination.faults.FaultyServer;
import io.github.coordination.faults.ServerProcess;
import io.github.coordination.faults.StoreFactory;
import io.github.coordination.faults.StoreUnderFaults;

/**
 * A database in a process of its own.
 */
public final class DatabaseUnderFaults implements StoreUnderFaults {

	private final ServerProcess server;

	private final String url;

	private final String user;

	private DatabaseUnderFaults(ServerProcess server, String url, String user) {
		this.server = server;
		this.url = url;
		this.user = user;
		server.start();
	}

	public static StoreUnderFaults postgres() {
		PostgresProcess server = new PostgresProcess();
		return new DatabaseUnderFaults(server, server.url(), server.user());
	}

	public static StoreUnderFaults mariaDb() {
		MariaDbProcess server = new MariaDbProcess();
		return new DatabaseUnderFaults(server, server.url(), server.user());
	}

	@Override
	public Class<? extends StoreFactory> factory() {
		return JdbcStoreFactory.class;
	}

	@Override
	public List<String> arguments(String run, int port) {
		return List.of(this.url.replace(":" + this.server.port() + "/", ":" + port + "/"), this.user,
				REQUEST_TIMEOUT_MILLIS);
	}

	@Override
	public Optional<FaultyServer> server() {
		return Optional.of(this.server);
	}

	@Override
	public void damage(String run, String election, int part) throws SQLException {
		String[] statements = switch (part % 4) {
			case 0 -> new String[] { "DELETE FROM coordination_lease" };
			case 1 -> new String[] { "DELETE FROM coordination_term" };
			case 2 -> new String[] { "DELETE FROM coordination_lease", "DELETE FROM coordination_term" };
			default -> new String[] { "TRUNCATE TABLE coordination_lease", "TRUNCATE TABLE coordination_term" };
		};
		try (Connection connection = DriverManager.getConnection(this.url, this.user, "");
				Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
	}

	@Override
	public void close() {
		this.server.close();
	}

}
