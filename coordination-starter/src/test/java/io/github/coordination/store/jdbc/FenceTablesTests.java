/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.sql.init.DatabaseInitializationMode;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import io.github.coordination.autoconfigure.CoordinationTables;
import io.github.coordination.autoconfigure.FailedStart;
import io.github.coordination.autoconfigure.Starter;
import io.github.coordination.autoconfigure.failure.MisconfigurationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(OutputCaptureExtension.class)
class FenceTablesTests {

	private static final AtomicInteger NUMBERS = new AtomicInteger();

	private final Tables tables = new Tables("fence" + NUMBERS.incrementAndGet() + "_");

	@ParameterizedTest
	@EnumSource
	void borrowedConnectionKeepsItsSettings(Server server) throws Exception {
		String setting = switch (server) {
			case POSTGRESQL -> "SHOW lock_timeout";
			case MARIADB -> "SELECT @@innodb_lock_wait_timeout";
			case H2 -> "SELECT LOCK_TIMEOUT()";
		};
		try (Connection connection = server.dataSource().getConnection()) {
			connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
			connection.setAutoCommit(false);
			DataSource dataSource = new SingleConnectionDataSource(connection, true);
			JdbcTemplate jdbc = new JdbcTemplate(dataSource);
			String before = jdbc.queryForObject(setting, String.class);
			always().create(dataSource);
			assertThat(jdbc.queryForObject(setting, String.class)).isEqualTo(before);
			assertThat(connection.getAutoCommit()).isFalse();
			assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
			connection.rollback();
			assertThat(terms(server)).isZero();
		}
	}

	@ParameterizedTest
	@EnumSource
	void tableThatAnotherWorkerHasLeftOutIsCreated(Server server) throws Exception {
		always().create(server.dataSource());
		new JdbcTemplate(server.dataSource()).execute("DROP TABLE " + term(server));
		always().create(server.dataSource());
		assertThat(terms(server)).isZero();
		always().create(server.dataSource());
	}

	@Test
	void userWhoMayNotCreateUsesWhatIsThere() throws Exception {
		String user = this.tables.prefix() + "user";
		JdbcTemplate jdbc = new JdbcTemplate(Server.POSTGRESQL.dataSource());
		jdbc.execute("CREATE ROLE " + user + " LOGIN PASSWORD 's'");
		DataSource dataSource = Server.POSTGRESQL.dataSource(user, "s");
		assertThatExceptionOfType(MisconfigurationException.class).isThrownBy(() -> always().create(dataSource))
			.withMessage("coordination.jdbc.fence is true, but the tables " + this.tables
					+ " cannot be created (ERROR: permission denied for schema public): start the application when the"
					+ " database can be reached, as a user who may create tables; or create them by a migration and set"
					+ " coordination.jdbc.initialize-schema to never.");
		always().create(Server.POSTGRESQL.dataSource());
		jdbc.execute("GRANT SELECT ON " + term(Server.POSTGRESQL) + " TO " + user);
		always().create(dataSource);
	}

	@Test
	void databaseThatCannotBeReachedKeepsNobodyFromStartingUnlessTablesAreAlwaysCreated(CapturedOutput output) {
		String[] properties = { "spring.application.name=shop", "coordination.jdbc.fence=true",
				"spring.datasource.url=jdbc:postgresql://127.0.0.1:1/none",
				"spring.datasource.hikari.connection-timeout=250" };
		Starter.contextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
			.withPropertyValues(properties)
			.run((context) -> assertThat(context).hasSingleBean(CoordinationTables.class));
		assertThat(output).doesNotContain("cannot be created");
		Starter.contextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
			.withPropertyValues(properties)
			.withPropertyValues("coordination.jdbc.initialize-schema=always")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(MisconfigurationException.class)
				.hasMessageContaining("cannot be created (")
				.hasMessageContaining("start the application when the database can be reached"));
	}

	@Test
	void databaseOfWhichNothingIsKnownIsToldOfOnce(CapturedOutput output) {
		new FenceTables(DatabaseInitializationMode.EMBEDDED, this.tables).create(new Unreachable());
		assertThat(output).containsOnlyOnce(
				"but the tables " + this.tables + " cannot be created (no?way): fenced work fails until they exist.");
		new FenceTables(DatabaseInitializationMode.NEVER, this.tables).create(new Unreachable());
		assertThat(output).containsOnlyOnce("cannot be created");
	}

	@Test
	void missingDataSourceIsNamedTogetherWithThePropertyThatNeedsIt(CapturedOutput output) {
		FailedStart failed = FailedStart.of(output, Nothing.class, "coordination.store=memory",
				"spring.application.name=shop", "coordination.jdbc.fence=true");
		assertThat(failed.description()).isEqualTo("coordination.jdbc.fence is true, but there is no DataSource.");
		assertThat(failed.action()).isEqualTo("Set spring.datasource.url, or declare a DataSource bean.");
	}

	private FenceTables always() {
		return new FenceTables(DatabaseInitializationMode.ALWAYS, this.tables);
	}

	private String term(Server server) {
		return this.tables.term(Dialect.valueOf(server.name()));
	}

	private int terms(Server server) throws Exception {
		return new JdbcTemplate(server.dataSource()).queryForList("SELECT election FROM " + term(server)).size();
	}

	@Configuration(proxyBeanMethods = false)
	static class Nothing {

	}

	/** Does not tell its URL, and answers with what could upset a terminal. */
	private static final class Unreachable extends AbstractDataSource {

		@Override
		public Connection getConnection() throws SQLException {
			throw new SQLException("no\u001Bway");
		}

		@Override
		public Connection getConnection(String username, String password) throws SQLException {
			return getConnection();
		}

	}

}
