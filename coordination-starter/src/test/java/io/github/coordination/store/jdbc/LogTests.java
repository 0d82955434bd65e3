/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.sql.init.DatabaseInitializationMode;

import io.github.coordination.faults.LoggedWorker;

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

	@Test
	void refusalsAreOneLineEach() throws Exception {
		Map<JdbcLeaseStore, String> refusals = new LinkedHashMap<>();
		for (Server server : List.of(Server.POSTGRESQL, Server.MARIADB)) {
			refusals.put(withWrongCredentials(server), "The database refuses the user or its password");
			refusals.put(withoutRightToWrite(server), "The database user may not read or write: grant it SELECT, ");
			refusals.put(withForeignRecord(server), "version");
		}
		refusals.put(readOnly(), "The database is read-only");
		List<String> lines = LoggedWorker.linesOfRefusedWorkers(List.copyOf(refusals.keySet()));
		refusals.keySet().forEach(JdbcLeaseStore::close);
		assertThat(lines).filteredOn((line) -> !line.matches(DRIVER_OF_MARIADB)).hasSameSizeAs(refusals.keySet());
		refusals.forEach((store, sentence) -> assertThat(lines)
			.filteredOn(
					(line) -> line.startsWith("WARN Store jdbc (" + store.identity() + ") refused: election=primary: "))
			.singleElement()
			.asString()
			.contains(sentence)
			.endsWith("This worker stays secondary and asks again"));
	}

	private static JdbcLeaseStore withWrongCredentials(Server server) throws Exception {
		Installation installation = new Installation(server, Installation.PATIENT).create();
		String user = (server == Server.POSTGRESQL) ? "nobody" : installation.userWithPassword("secret");
		return installation.store(server.dataSource(user, "guess"));
	}

	private static JdbcLeaseStore withoutRightToWrite(Server server) throws Exception {
		Installation installation = new Installation(server, Installation.PATIENT).create();
		String user = installation.userWithPassword("secret");
		installation.grant("SELECT", user);
		Schema never = new Schema(DatabaseInitializationMode.NEVER, installation.tables);
		return installation.store(server.dataSource(user, "secret"), never);
	}

	private static JdbcLeaseStore readOnly() throws Exception {
		Installation installation = new Installation(Server.POSTGRESQL, Installation.PATIENT).create();
		String user = installation.userWithPassword("secret");
		installation.grant("SELECT, INSERT, UPDATE", user);
		installation.script("ALTER ROLE " + user + " SET default_transaction_read_only = on");
		return installation.store(Server.POSTGRESQL.dataSource(user, "secret"));
	}

	private static JdbcLeaseStore withForeignRecord(Server server) throws Exception {
		Installation installation = new Installation(server, Installation.PATIENT).create();
		JdbcLeaseStore store = installation.store();
		new Asking(store, "worker").takeOver("primary", null);
		installation.execute("UPDATE {lease} SET version = 2 WHERE election = 'primary'");
		return store;
	}

}
