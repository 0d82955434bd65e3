/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.coordination.lease.Attempt;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who goes on at once where there is no record, and who waits.
 */
class NewInstallationTests {

	@ParameterizedTest
	@EnumSource
	void creatorOfTheTablesGoesOnAtOnce(Server server) throws Exception {
		Installation installation = new Installation(server, Installation.PATIENT);
		try (JdbcLeaseStore creator = installation.stranger()) {
			Asking worker = new Asking(creator, "creator");
			worker.acquire("first");
			worker.acquire("second");
		}
	}

	@ParameterizedTest
	@EnumSource
	void everybodyElseWaits(Server server) throws Exception {
		Installation installation = new Installation(server, Installation.PATIENT);
		try (JdbcLeaseStore creator = installation.stranger(); JdbcLeaseStore other = installation.stranger()) {
			new Asking(creator, "creator").acquire("first");
			assertThat(new Asking(other, "other").ask("second")).isInstanceOfSatisfying(Attempt.Free.class,
					(free) -> assertThat(free.record()).isNull());
		}
	}

	@ParameterizedTest
	@EnumSource
	void tablesThatAMigrationHasCreatedProveNothing(Server server) throws Exception {
		Installation installation = new Installation(server, Installation.PATIENT);
		for (String statement : installation.schemaStatements()) {
			installation.script(statement);
		}
		try (JdbcLeaseStore store = installation.stranger()) {
			assertThat(new Asking(store, "worker").ask("primary")).isInstanceOf(Attempt.Free.class);
			new Asking(store, "worker").takeOver("primary", null);
		}
	}

	@ParameterizedTest
	@EnumSource
	void creatorWaitsOnceSomebodyElseHasBegunATerm(Server server) throws Exception {
		Installation installation = new Installation(server, Installation.PATIENT);
		try (JdbcLeaseStore creator = installation.stranger(); JdbcLeaseStore other = installation.stranger()) {
			Asking worker = new Asking(creator, "creator");
			worker.acquire("first");
			new Asking(other, "other").takeOver("second", null);
			installation.execute("DELETE FROM {lease} WHERE election = 'second'");
			installation.execute("DELETE FROM {term} WHERE election = 'second'");
			assertThat(worker.ask("second")).isInstanceOf(Attempt.Free.class);
			assertThat(worker.ask("third")).isInstanceOf(Attempt.Free.class);
		}
	}

	@ParameterizedTest
	@EnumSource
	void truncatedTablesAreNotANewInstallation(Server server) throws Exception {
		Installation installation = new Installation(server, Installation.PATIENT);
		try (JdbcLeaseStore creator = installation.stranger()) {
			Asking worker = new Asking(creator, "creator");
			long former = worker.acquire("primary").epoch();
			installation.script("TRUNCATE TABLE {lease}");
			installation.script("TRUNCATE TABLE {term}");
			assertThat(worker.ask("primary")).isInstanceOf(Attempt.Free.class);
			assertThat(worker.takeOver("primary", null).epoch()).isGreaterThan(former);
		}
	}

	@ParameterizedTest
	@EnumSource
	void recordOlderThanTheLastTermProvesNothing(Server server) throws Exception {
		Installation installation = new Installation(server, Installation.PATIENT);
		try (JdbcLeaseStore store = installation.stranger()) {
			Asking worker = new Asking(store, "worker");
			worker.store().release(worker.acquire("primary"));
			installation.execute("UPDATE {term} SET epoch = epoch + 5 WHERE election = 'primary'");
			assertThat(worker.ask("primary")).isInstanceOf(Attempt.Free.class);
		}
	}

	@ParameterizedTest
	@EnumSource
	void tablesThatVanishLaterAreNotCreatedAgain(Server server) throws Exception {
		Installation installation = new Installation(server, Installation.PATIENT);
		try (JdbcLeaseStore store = installation.stranger()) {
			Asking worker = new Asking(store, "worker");
			worker.acquire("primary");
			installation.script("DROP TABLE {lease}");
			installation.script("DROP TABLE {term}");
			assertThat(Asking.refusal(worker.ask("primary"))).contains("are missing", "initialize-schema");
		}
	}

	@ParameterizedTest
	@EnumSource
	void halfAnInstallationIsCompletedAndProvesNothing(Server server) throws Exception {
		Installation installation = new Installation(server, Installation.PATIENT);
		installation.script(installation.schemaStatements().get(0));
		try (JdbcLeaseStore store = installation.stranger()) {
			assertThat(new Asking(store, "worker").ask("primary")).isInstanceOf(Attempt.Free.class);
		}
	}

	@ParameterizedTest
	@EnumSource
	void atMostOneOfManyWhoStartTogetherIsTheCreator(Server server) throws Exception {
		for (int round = 0; round < 3; round++) {
			assertThat(grantsOfATogetherStart(new Installation(server, Installation.PATIENT))).isLessThanOrEqualTo(1);
		}
	}

	private static long grantsOfATogetherStart(Installation installation) throws Exception {
		int number = 5;
		CyclicBarrier barrier = new CyclicBarrier(number);
		ExecutorService threads = Executors.newFixedThreadPool(number);
		try {
			List<Callable<Attempt>> workers = new ArrayList<>();
			for (int i = 0; i < number; i++) {
				String election = "election " + i;
				workers.add(() -> {
					try (JdbcLeaseStore store = installation.stranger()) {
						barrier.await(60, TimeUnit.SECONDS);
						return new Asking(store, election).ask(election);
					}
				});
			}
			long grants = 0;
			for (Future<Attempt> answer : threads.invokeAll(workers, 60, TimeUnit.SECONDS)) {
				grants += (answer.get() instanceof Attempt.Granted) ? 1 : 0;
			}
			return grants;
		}
		finally {
			threads.shutdownNow();
		}
	}

}
