/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.util.Objects;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.sql.init.DatabaseInitializationMode;

import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.Lease;
import io.github.coordination.lease.Renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * What only a person can cure is said in one sentence, and nothing is overwritten.
 */
class RefusalTests {

	@ParameterizedTest
	@EnumSource
	void recordOfAnotherVersionIsLeftAlone(Server server) throws Exception {
		assertLeftAlone(server, "version = 2", "has version 2, not 1");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			epoch = -7                     | epoch -7
			renewal = -1                   | renewal -1
			lease_micros = 0               | lease PT0S
			lease_micros = 86400000001     | is out of range
			lease_micros = 9000000000000000000 | is out of range
			released = 2                   | released is 2
			""")
	void malformedRecordIsLeftAlone(String damage, String clause) throws Exception {
		assertLeftAlone(Server.H2, damage, clause);
	}

	private static void assertLeftAlone(Server server, String damage, String clause) throws Exception {
		Installation installation = new Installation(server, Installation.PATIENT);
		try (JdbcLeaseStore store = installation.store()) {
			Asking worker = new Asking(store, "worker");
			Lease lease = worker.acquire("primary");
			installation.execute("UPDATE {lease} SET " + damage);
			assertThat(Asking.refusal(worker.ask("primary"))).contains(clause, "election \"primary\"", ": let all");
			assertThat(Asking.refusal(worker.replace("primary", null))).contains(clause);
			assertThat(installation.number("SELECT COUNT(*) FROM {lease} WHERE " + damage)).isEqualTo(1);
			installation.execute("UPDATE {lease} SET released = 1");
			assertThat(store.renew(lease)).isInstanceOf(Renewal.Lost.class);
		}
	}

	@ParameterizedTest
	@EnumSource
	void missingTablesAreNamed(Server server) throws Exception {
		Installation installation = new Installation(server, Installation.PATIENT);
		Schema never = new Schema(DatabaseInitializationMode.NEVER, installation.tables);
		try (JdbcLeaseStore store = installation.store(installation.dataSource(), never)) {
			assertThat(Asking.refusal(new Asking(store, "worker").ask("primary")))
				.contains(installation.tables.toString(), "set coordination.jdbc.initialize-schema to always");
		}
	}

	@ParameterizedTest
	@EnumSource
	void missingSchemaIsNamed(Server server) throws Exception {
		Installation installation = new Installation(server, Installation.PATIENT);
		Tables tables = new Tables("nowhere.own_");
		StoreParts parts = new StoreParts(
				Objects.requireNonNull(DerivedConnector.of(installation.dataSource(), Installation.PATIENT)), tables,
				new Schema(DatabaseInitializationMode.ALWAYS, tables), WakeUp.NONE, Installation.PATIENT);
		try (JdbcLeaseStore store = new JdbcLeaseStore("shop", parts)) {
			assertThat(Asking.refusal(new Asking(store, "worker").ask("primary")))
				.isEqualTo("The tables nowhere.own_lease and nowhere.own_term cannot be created, since there is no "
						+ "schema nowhere: create it, or correct coordination.jdbc.table-prefix.");
		}
	}

	@Test
	void unknownDatabaseIsRefusedInAWholeSentence() throws Exception {
		Connection connection = mock(Connection.class);
		DatabaseMetaData metaData = mock(DatabaseMetaData.class);
		given(connection.getMetaData()).willReturn(metaData);
		given(metaData.getDatabaseProductName()).willReturn("Apache Derby");
		DataSource dataSource = mock(DataSource.class);
		given(dataSource.getConnection()).willReturn(connection);
		Tables tables = new Tables(Tables.DEFAULT_PREFIX);
		StoreParts parts = new StoreParts(new PooledConnector(dataSource), tables,
				new Schema(DatabaseInitializationMode.ALWAYS, tables), WakeUp.NONE, Installation.PATIENT);
		try (JdbcLeaseStore store = new JdbcLeaseStore("shop", parts)) {
			assertThat(Asking.refusal(new Asking(store, "worker").ask("primary"))).isEqualTo(
					"The jdbc store does not know the database \"Apache Derby\": use one of postgresql, mariadb, "
							+ "h2, sqlserver, oracle, or another store.");
		}
	}

	@ParameterizedTest
	@EnumSource
	void onlyEmbeddedDatabasesGetTablesWhereTheModeSaysSo(Server server) throws Exception {
		Installation installation = new Installation(server, Installation.PATIENT);
		Schema embedded = new Schema(DatabaseInitializationMode.EMBEDDED, installation.tables);
		try (JdbcLeaseStore store = installation.store(installation.dataSource(), embedded)) {
			Attempt attempt = new Asking(store, "worker").ask("primary");
			assertThat(attempt).isInstanceOf((server == Server.H2) ? Attempt.Free.class : Attempt.Refused.class);
		}
	}

	@ParameterizedTest
	@EnumSource
	void tablesOfAnotherLayoutAreNamed(Server server) throws Exception {
		Installation installation = new Installation(server, Installation.PATIENT);
		try (JdbcLeaseStore store = installation.store()) {
			new Asking(store, "worker").acquire("primary");
			installation.script("ALTER TABLE {lease} DROP COLUMN boot_id");
			assertThat(Asking.refusal(new Asking(store, "worker").ask("primary"))).contains("have other columns");
		}
	}

	@ParameterizedTest
	@EnumSource
	void wrongCredentialsAreNamed(Server server) throws Exception {
		Installation installation = new Installation(server, Installation.PATIENT);
		try (JdbcLeaseStore store = installation.store(server.dataSource("nobody", "wrong"))) {
			assertThat(Asking.refusal(new Asking(store, "worker").ask("primary")))
				.contains("refuses the user or its password", "spring.datasource");
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "POSTGRESQL", "MARIADB" })
	void missingDatabaseIsNamed(Server server) throws Exception {
		Installation installation = new Installation(server, Installation.PATIENT);
		String url = server.url().replaceFirst("/[a-z]+$", "/nowhere");
		try (JdbcLeaseStore store = installation.store(Server.dataSource(url, server.user(), ""))) {
			assertThat(Asking.refusal(new Asking(store, "worker").ask("primary"))).contains("does not exist");
		}
	}

	@Test
	void postgresSessionThatMayOnlyReadIsRefused() throws Exception {
		Installation installation = new Installation(Server.POSTGRESQL, Installation.PATIENT);
		installation.create();
		String url = Server.POSTGRESQL.url() + "?options=-c%20default_transaction_read_only=on";
		try (JdbcLeaseStore store = installation.store(Server.dataSource(url, "postgres", ""))) {
			assertThat(Asking.refusal(new Asking(store, "worker").ask("primary"))).contains("is read-only");
		}
	}

	@Test
	void mariaDbReplicaIsRefused() throws Exception {
		Installation installation = new Installation(Server.MARIADB, Installation.PATIENT);
		try (JdbcLeaseStore store = installation.store()) {
			new Asking(store, "worker").acquire("other");
			installation.script("SET GLOBAL read_only = 1");
			assertThat(Asking.refusal(new Asking(store, "worker").ask("primary"))).contains("is read-only");
		}
		finally {
			installation.script("SET GLOBAL read_only = 0");
		}
	}

}
