/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import javax.sql.DataSource;

import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/**
 * The databases of the tests: each a real one, started once per JVM when a test first
 * asks for it, and stopped with the JVM.
 */
@SuppressWarnings("ImmutableEnumChecker")
public enum Server {

	POSTGRESQL("postgres") {

		@Override
		String start() {
			return started(new PostgresProcess());
		}

	},

	MARIADB("tester") {

		@Override
		String start() {
			return started(new MariaDbProcess());
		}

	},

	H2("sa") {

		@Override
		String start() {
			return "jdbc:h2:mem:contract;DB_CLOSE_DELAY=-1";
		}

	};

	private final String user;

	private String url;

	Server(String user) {
		this.user = user;
	}

	/**
	 * Start the server.
	 * @return the URL of a database
	 */
	abstract String start() throws Exception;

	/** It ends with the JVM. */
	private static String started(DatabaseProcess process) {
		process.start();
		return process.url();
	}

	synchronized String url() throws Exception {
		if (this.url == null) {
			this.url = start();
		}
		return this.url;
	}

	String user() {
		return this.user;
	}

	/**
	 * A database for a user who may do everything.
	 */
	public DataSource dataSource() throws Exception {
		return dataSource(url(), this.user, "");
	}

	/** Only an administrator of H2 may say when the database is closed. */
	DataSource dataSource(String name, String password) throws Exception {
		return dataSource(url().replace(";DB_CLOSE_DELAY=-1", ""), name, password);
	}

	static DataSource dataSource(String url, String name, String password) {
		return DataSourceBuilder.create()
			.type(SimpleDriverDataSource.class)
			.url(url)
			.username(name)
			.password(password)
			.build();
	}

}
