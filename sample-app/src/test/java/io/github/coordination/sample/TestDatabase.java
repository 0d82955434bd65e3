/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample;

import java.nio.file.Path;
import java.util.List;

import javax.sql.DataSource;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/**
 * A database file with the schema of the sample, and what tests want to know of it.
 */
public final class TestDatabase {

	private final DataSource dataSource;

	public TestDatabase(DataSource dataSource) {
		this.dataSource = dataSource;
	}

	public static TestDatabase at(Path file) {
		return new TestDatabase(new DriverManagerDataSource(
				"jdbc:sqlite:" + file + "?journal_mode=WAL&busy_timeout=10000&transaction_mode=IMMEDIATE"));
	}

	public TestDatabase withSchema() {
		return run("schema.sql");
	}

	public TestDatabase run(String script) {
		new ResourceDatabasePopulator(new ClassPathResource(script)).execute(this.dataSource);
		return this;
	}

	public JdbcClient jdbc() {
		return JdbcClient.create(this.dataSource);
	}

	public void insertPlainGuest(String name, String email, long registeredAtMillis) {
		insertGuest(name, email, false, registeredAtMillis);
	}

	public void insertHashedGuest(String name, String hash, long registeredAtMillis) {
		insertGuest(name, hash, true, registeredAtMillis);
	}

	public List<String> auditEntries() {
		return jdbc().sql("SELECT entry FROM audit ORDER BY id").query(String.class).list();
	}

	public List<String> emails() {
		return jdbc().sql("SELECT email FROM guest ORDER BY id").query(String.class).list();
	}

	private void insertGuest(String name, String email, boolean hashed, long registeredAtMillis) {
		jdbc().sql("INSERT INTO guest (name, email, email_hashed, registered_at) VALUES (?, ?, ?, ?)")
			.params(name, email, hashed, registeredAtMillis)
			.update();
	}

}
