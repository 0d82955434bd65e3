/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.sql.init.DatabaseInitializationMode;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.datasource.init.ScriptException;

import io.github.coordination.autoconfigure.failure.MisconfigurationException;

/**
 * Creates the tables for the fence, where another store elects: at the start, if asked to
 * and if they are missing. It borrows a connection of the application and leaves its
 * settings alone.
 */
final class FenceTables {

	private static final Log logger = LogFactory.getLog(FenceTables.class);

	private final DatabaseInitializationMode mode;

	private final Tables tables;

	FenceTables(DatabaseInitializationMode mode, Tables tables) {
		this.mode = mode;
		this.tables = tables;
	}

	/**
	 * Create what is missing.
	 * @param dataSource the application's
	 * @throws MisconfigurationException if that fails, and the tables are always to be
	 * created
	 */
	void create(DataSource dataSource) {
		if (!isWanted(DerivedConnector.url(dataSource))) {
			return;
		}
		try (Connection connection = dataSource.getConnection()) {
			if (isWanted(connection.getMetaData().getURL())) {
				createIn(connection);
			}
		}
		catch (SQLException | ScriptException ex) {
			notCreated(ex);
		}
	}

	/** Where nothing is known of the database, it has to be asked. */
	private boolean isWanted(@Nullable String url) {
		return switch (this.mode) {
			case ALWAYS -> true;
			case EMBEDDED -> url == null || Schema.isEmbedded(url);
			case NEVER -> false;
		};
	}

	private void createIn(Connection connection) throws SQLException {
		boolean autoCommit = connection.getAutoCommit();
		connection.setAutoCommit(true);
		try {
			Dialect dialect = Dialect.of(connection.getMetaData().getDatabaseProductName());
			if (!exists(connection, dialect)) {
				run(connection, dialect);
			}
		}
		finally {
			connection.setAutoCommit(autoCommit);
		}
	}

	/** A user without the right to create may still use what is there. */
	private boolean exists(Connection connection, Dialect dialect) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.executeQuery("SELECT epoch FROM " + this.tables.term(dialect) + " WHERE 1 = 0").close();
			return true;
		}
		catch (SQLException ex) {
			if (Errors.isMissingTable(ex)) {
				return false;
			}
			throw ex;
		}
	}

	/** Another worker may be faster: what counts is that the table is there. */
	private void run(Connection connection, Dialect dialect) throws SQLException {
		String script = new Schema(this.mode, this.tables).script(dialect);
		try {
			Schema.run(connection, script, false);
		}
		catch (ScriptException ex) {
			Schema.run(connection, script, true);
			if (!exists(connection, dialect)) {
				throw ex;
			}
		}
	}

	private void notCreated(Exception failure) {
		String reason = "coordination.jdbc.fence is true, but the tables %s cannot be created (%s)"
			.formatted(this.tables, firstLine(NestedExceptionUtils.getMostSpecificCause(failure)));
		if (this.mode == DatabaseInitializationMode.ALWAYS) {
			throw new MisconfigurationException(reason,
					"start the application when the database can be reached, as a user who may create tables; "
							+ "or create them by a migration and set coordination.jdbc.initialize-schema to never");
		}
		logger.warn(reason + ": fenced work fails until they exist.");
	}

	private static String firstLine(Throwable cause) {
		return String.valueOf(cause.getMessage()).lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", "?");
	}

}
