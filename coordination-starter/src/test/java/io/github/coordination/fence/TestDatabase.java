/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.fence;

import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;

import io.github.coordination.store.jdbc.Server;

/**
 * The real databases, and tables of epochs in them.
 */
enum TestDatabase {

	POSTGRESQL(Server.POSTGRESQL), MARIADB(Server.MARIADB), H2(Server.H2);

	private static final AtomicInteger TABLES = new AtomicInteger();

	private final Server server;

	TestDatabase(Server server) {
		this.server = server;
	}

	DataSource dataSource() {
		try {
			return this.server.dataSource();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * A new table of epochs, without rows.
	 */
	String terms() {
		String name = "terms" + TABLES.incrementAndGet();
		new JdbcTemplate(dataSource()).execute("CREATE TABLE " + quoted(name)
				+ " (application VARCHAR(64), election VARCHAR(64), epoch BIGINT, holder_id VARCHAR(64), PRIMARY KEY (application, election))");
		return name;
	}

	/**
	 * As the driver of this database quotes.
	 */
	String quoted(String name) {
		return (this == MARIADB) ? "`" + name + "`" : '"' + name + '"';
	}

}
