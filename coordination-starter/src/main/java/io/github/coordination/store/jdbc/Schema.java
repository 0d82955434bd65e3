/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.boot.jdbc.EmbeddedDatabaseConnection;
import org.springframework.boot.sql.init.DatabaseInitializationMode;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.datasource.init.ScriptException;

/**
 * Creates the tables, once, if they are missing when this store first looks at them. That
 * is later than a migration of the application, and also works where the database comes
 * up after the application.
 * <p>
 * New tables prove nothing: they may have been dropped under a primary. Tables that
 * vanish after this store has seen them are not created again.
 */
final class Schema {

	private final DatabaseInitializationMode mode;

	private final Tables tables;

	private volatile boolean settled;

	/**
	 * Create the initialiser.
	 * @param mode when to create tables
	 * @param tables their names
	 */
	Schema(DatabaseInitializationMode mode, Tables tables) {
		this.mode = mode;
		this.tables = tables;
	}

	/** The tables have been seen. */
	void exists() {
		this.settled = true;
	}

	boolean mayCreate() {
		return !this.settled && this.mode != DatabaseInitializationMode.NEVER;
	}

	/**
	 * Create the tables.
	 * @param session where to create them
	 * @return whether it has been asked to, in such a database
	 * @throws SQLException if the database refuses
	 */
	boolean create(Session session) throws SQLException {
		if (this.mode == DatabaseInitializationMode.EMBEDDED
				&& !isEmbedded(session.connection().getMetaData().getURL())) {
			return false;
		}
		String script = script(session.dialect());
		try {
			session.transaction(() -> {
				run(session.connection(), script, false);
				return true;
			});
		}
		catch (ScriptException ex) {
			complete(session, script, ex);
		}
		return true;
	}

	/**
	 * Another worker was faster, or had begun and died: create what is still missing.
	 */
	private void complete(Session session, String script, ScriptException failure) throws SQLException {
		if (failure.getMostSpecificCause() instanceof SQLException cause && !Errors.isLostRace(cause)) {
			throw Errors.notCreated(cause, this.tables);
		}
		run(session.connection(), script, true);
	}

	static void run(Connection connection, String script, boolean continueOnError) {
		ResourceDatabasePopulator populator = new ResourceDatabasePopulator(continueOnError, false,
				StandardCharsets.UTF_8.name(), new ByteArrayResource(script.getBytes(StandardCharsets.UTF_8)));
		populator.populate(connection);
	}

	/**
	 * The script of a platform with the names of the tables.
	 * @param dialect the platform
	 * @return the script
	 */
	String script(Dialect dialect) {
		Tables shipped = new Tables(Tables.DEFAULT_PREFIX);
		ClassPathResource resource = new ClassPathResource("schema-" + dialect.id() + ".sql", Schema.class);
		try {
			return resource.getContentAsString(StandardCharsets.UTF_8)
				.replace(shipped.term(dialect), this.tables.term(dialect))
				.replace(shipped.lease(dialect), this.tables.lease(dialect));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read " + resource, ex);
		}
	}

	static boolean isEmbedded(String url) {
		return EmbeddedDatabaseConnection.isEmbedded(DatabaseDriver.fromJdbcUrl(url).getDriverClassName(), url);
	}

	/** Lets a native image keep the scripts. */
	static final class Hints implements RuntimeHintsRegistrar {

		@Override
		public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
			hints.resources().registerPattern("io/github/coordination/store/jdbc/schema-*.sql");
		}

	}

}
