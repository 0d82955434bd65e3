/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.sql.SQLException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.sql.init.DatabaseInitializationMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SchemaTests {

	@ParameterizedTest
	@EnumSource
	void scriptNamesTheTablesAndNoOther(Dialect dialect) {
		Tables tables = new Tables("shop.election_");
		String script = new Schema(DatabaseInitializationMode.ALWAYS, tables).script(dialect);
		assertThat(script).contains("CREATE TABLE " + tables.lease(dialect), "CREATE TABLE " + tables.term(dialect))
			.doesNotContain("coordination_");
	}

	@ParameterizedTest
	@EnumSource
	void scriptHasEveryColumnOfTheStatements(Dialect dialect) {
		String script = new Schema(DatabaseInitializationMode.ALWAYS, new Tables("x_")).script(dialect);
		assertThat(script).contains("application ", "election ", "version ", "holder_id ", "host ", "pid ", "boot_id ",
				"pid_namespace ", "start_time ", "epoch ", "renewal ", "lease_micros ", "released ", "expires_at ");
		assertThat(script.contains("Not run by any test"))
			.isEqualTo(dialect == Dialect.SQLSERVER || dialect == Dialect.ORACLE);
	}

	@ParameterizedTest
	@EnumSource
	void tablesOfAnotherSchemaAreUsed(Server server) throws Exception {
		Installation installation = new Installation(server, Installation.PATIENT);
		String schema = installation.tables.prefix() + "schema";
		installation.script("CREATE SCHEMA " + installation.dialect().quote(schema));
		Tables tables = new Tables(schema + ".own_");
		Connector connector = DerivedConnector.of(installation.dataSource(), Installation.PATIENT);
		StoreParts parts = new StoreParts(connector, tables, new Schema(DatabaseInitializationMode.ALWAYS, tables),
				WakeUp.NONE, Installation.PATIENT);
		try (JdbcLeaseStore store = new JdbcLeaseStore("shop", parts)) {
			new Asking(store, "worker").acquire("primary");
			assertThat(installation.number("SELECT COUNT(*) FROM " + tables.lease(installation.dialect()))).isOne();
		}
	}

	@Test
	void unknownDatabaseIsNamed() throws SQLException {
		assertThat(Dialect.of("MySQL")).isEqualTo(Dialect.MARIADB);
		assertThatThrownBy(() -> Dialect.of("Apache Derby")).isInstanceOf(SQLException.class)
			.hasMessageContaining("\"Apache Derby\": use one of postgresql, mariadb, h2");
	}

	@Test
	void scriptsAreKeptInANativeImage() {
		RuntimeHints hints = new RuntimeHints();
		new Schema.Hints().registerHints(hints, getClass().getClassLoader());
		assertThat(RuntimeHintsPredicates.resource().forResource("io/github/coordination/store/jdbc/schema-h2.sql"))
			.accepts(hints);
	}

}
