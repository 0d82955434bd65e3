/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.util.List;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.sql.init.DatabaseInitializationMode;

import io.github.coordination.faults.LoggedWorker;
import io.github.coordination.lease.Lease;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * However long a fault of the database lasts, it is one line in the log of a worker, and
 * its end is another.
 */
@Timeout(300)
class LogTests {

	/** More than ten calls fail while lines are counted. */
	private static final int CALLS = 11;

	/** It writes every error of the server to the log itself. */
	private static final String DRIVER_OF_MARIADB = "WARN Error: \\d+-\\w+: .*";

	@Test
	void outageIsOneLineAndItsEndAnother() {
		try (DatabaseProcess server = DatabaseProcess.Kind.POSTGRESQL.start();
				JdbcLeaseStore store = server.store();
				LoggedWorker worker = unreachableAtStart(server, store)) {
			server.start();
			worker.awaitPrimary();
			server.kill();
			worker.awaitCallsInVain(CALLS);
			server.start();
			worker.awaitPrimary();
			TestEvents.await(() -> worker.lines().size() >= 4);
			assertThat(worker.lines()).hasSize(4);
			assertThat(List.of(worker.lines().get(0), worker.lines().get(2))).allSatisfy(
					(line) -> assertThat(line).startsWith("WARN Store unreachable: store=jdbc (" + store.identity()));
			assertThat(List.of(worker.lines().get(1), worker.lines().get(3)))
				.containsOnly("INFO Store reachable: store=jdbc (" + store.identity() + ")");
		}
	}

	private static LoggedWorker unreachableAtStart(DatabaseProcess server, JdbcLeaseStore store) {
		server.kill();
		LoggedWorker worker = new LoggedWorker(store);
		worker.awaitCallsInVain(CALLS);
		return worker;
	}

	@ParameterizedTest
	@EnumSource(names = { "POSTGRESQL", "MARIADB" })
	void wrongCredentialsAreOneLine(Server server) throws Exception {
		Installation installation = new Installation(server, Installation.PATIENT).create();
		DataSource guessed = server.dataSource(installation.userWithPassword("secret"), "guess");
		if (server == Server.POSTGRESQL) {
			guessed = server.dataSource("nobody", "guess");
		}
		assertOneRefusal(installation.store(guessed), "The database refuses the user or its password");
	}

	@ParameterizedTest
	@EnumSource(names = { "POSTGRESQL", "MARIADB" })
	void missingRightToWriteIsOneLine(Server server) throws Exception {
		Installation installation = new Installation(server, Installation.PATIENT).create();
		String user = installation.userWithPassword("secret");
		installation.grant("SELECT", user);
		Schema never = new Schema(DatabaseInitializationMode.NEVER, installation.tables);
		assertOneRefusal(installation.store(server.dataSource(user, "secret"), never),
				"The database user may not read or write: grant it SELECT, INSERT and UPDATE");
	}

	@Test
	void readOnlyDatabaseIsOneLine() throws Exception {
		Installation installation = new Installation(Server.POSTGRESQL, Installation.PATIENT).create();
		String user = installation.userWithPassword("secret");
		installation.grant("SELECT, INSERT, UPDATE", user);
		installation.script("ALTER ROLE " + user + " SET default_transaction_read_only = on");
		assertOneRefusal(installation.store(Server.POSTGRESQL.dataSource(user, "secret")), "The database is read-only");
	}

	@Test
	void foreignRecordIsOneLine() throws Exception {
		Installation installation = new Installation(Server.POSTGRESQL, Installation.PATIENT).create();
		JdbcLeaseStore store = installation.store();
		Lease lease = new Asking(store, "worker").takeOver("primary", null);
		installation.execute("UPDATE {lease} SET version = 2 WHERE election = ?", lease.election());
		assertOneRefusal(store, "version");
	}

	private static void assertOneRefusal(JdbcLeaseStore store, String sentence) {
		try (store; LoggedWorker worker = new LoggedWorker(store)) {
			worker.awaitCallsInVain(CALLS);
			assertThat(worker.lines()).filteredOn((line) -> !line.matches(DRIVER_OF_MARIADB))
				.singleElement()
				.asString()
				.startsWith("WARN Store jdbc (" + store.identity() + ") refused: election=primary: ")
				.contains(sentence)
				.endsWith("This worker stays secondary and asks again");
		}
	}

}
