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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.coordination.PrimaryElection;
import io.github.coordination.election.ElectionListener;
import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.Lease;
import io.github.coordination.lease.Renewal;
import io.github.coordination.report.TestWorker;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where there is no record everybody waits, also whoever has created the tables.
 */
class NewInstallationTests {

	@ParameterizedTest
	@EnumSource
	void creatorOfTheTablesWaits(Server server) throws Exception {
		Installation installation = new Installation(server, Installation.PATIENT);
		try (JdbcLeaseStore creator = installation.store()) {
			Asking worker = new Asking(creator, "creator");
			assertFree(worker.ask("first"));
			assertFree(worker.ask("second"));
			assertThat(installation.number("SELECT COUNT(*) FROM {term}")).isZero();
			worker.takeOver("first", null);
		}
	}

	@ParameterizedTest
	@EnumSource
	void tablesThatAMigrationHasCreatedProveNothing(Server server) throws Exception {
		Installation installation = new Installation(server, Installation.PATIENT);
		for (String statement : installation.schemaStatements()) {
			installation.script(statement);
		}
		try (JdbcLeaseStore store = installation.store()) {
			assertFree(new Asking(store, "worker").ask("primary"));
			new Asking(store, "worker").takeOver("primary", null);
		}
	}

	@ParameterizedTest
	@EnumSource
	void truncatedTablesAreNotANewInstallation(Server server) throws Exception {
		Installation installation = new Installation(server, Installation.PATIENT);
		try (JdbcLeaseStore store = installation.store()) {
			Asking worker = new Asking(store, "worker");
			long former = worker.acquire("primary").epoch();
			installation.script("TRUNCATE TABLE {lease}");
			installation.script("TRUNCATE TABLE {term}");
			assertFree(worker.ask("primary"));
			assertThat(worker.takeOver("primary", null).epoch()).isGreaterThan(former);
		}
	}

	@ParameterizedTest
	@EnumSource
	void recordOlderThanTheLastTermProvesNothing(Server server) throws Exception {
		Installation installation = new Installation(server, Installation.PATIENT);
		try (JdbcLeaseStore store = installation.store()) {
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
		try (JdbcLeaseStore store = installation.store()) {
			Asking worker = new Asking(store, "worker");
			worker.acquire("primary");
			drop(installation);
			assertThat(Asking.refusal(worker.ask("primary"))).contains("are missing", "initialize-schema");
		}
	}

	@ParameterizedTest
	@EnumSource
	void tablesDroppedUnderAPrimaryMakeNobodyElsePrimaryAtOnce(Server server) throws Exception {
		Installation installation = new Installation(server, Installation.PATIENT);
		try (JdbcLeaseStore store = installation.store(); JdbcLeaseStore fresh = installation.store()) {
			Lease lease = new Asking(store, "primary").acquire("primary");
			drop(installation);
			Asking newcomer = new Asking(fresh, "newcomer");
			assertFree(newcomer.ask("primary"));
			assertFree(newcomer.ask("primary"));
			assertThat(store.renew(lease)).isInstanceOf(Renewal.Lost.class);
		}
	}

	@Test
	void tablesDroppedUnderAPrimaryCostANewWorkerAWholeLease() throws Exception {
		Installation installation = new Installation(Server.H2, Installation.PATIENT);
		try (JdbcLeaseStore store = installation.store(); JdbcLeaseStore fresh = installation.store()) {
			new Asking(store, "primary").acquire(PrimaryElection.DEFAULT_NAME);
			long sent = System.nanoTime();
			drop(installation);
			try (TestWorker newcomer = new TestWorker(fresh, new ElectionListener() {
			}, TestWorker.SHORT_LEASE).start(PrimaryElection.DEFAULT_NAME)) {
				TestWorker.await(newcomer.election(PrimaryElection.DEFAULT_NAME)::isPrimary);
				assertThat(System.nanoTime() - sent).isGreaterThan(TestWorker.SHORT_LEASE.toNanos());
			}
		}
	}

	private static void drop(Installation installation) throws Exception {
		installation.script("DROP TABLE {lease}");
		installation.script("DROP TABLE {term}");
	}

	@ParameterizedTest
	@EnumSource
	void halfAnInstallationIsCompletedAndProvesNothing(Server server) throws Exception {
		Installation installation = new Installation(server, Installation.PATIENT);
		installation.script(installation.schemaStatements().get(0));
		try (JdbcLeaseStore store = installation.store()) {
			assertFree(new Asking(store, "worker").ask("primary"));
		}
	}

	@ParameterizedTest
	@EnumSource
	void nobodyOfManyWhoStartTogetherIsGrantedAnything(Server server) throws Exception {
		int number = 5;
		Installation installation = new Installation(server, Installation.PATIENT);
		CyclicBarrier barrier = new CyclicBarrier(number);
		ExecutorService threads = Executors.newFixedThreadPool(number);
		try {
			List<Callable<Attempt>> workers = new ArrayList<>();
			for (int i = 0; i < number; i++) {
				String election = "election " + i;
				workers.add(() -> {
					try (JdbcLeaseStore store = installation.store()) {
						barrier.await(60, TimeUnit.SECONDS);
						return new Asking(store, election).ask(election);
					}
				});
			}
			for (Future<Attempt> answer : threads.invokeAll(workers, 60, TimeUnit.SECONDS)) {
				assertThat(answer.get()).isNotInstanceOf(Attempt.Granted.class);
			}
		}
		finally {
			threads.shutdownNow();
		}
	}

	private static void assertFree(Attempt attempt) {
		assertThat(attempt).isInstanceOfSatisfying(Attempt.Free.class, (free) -> assertThat(free.record()).isNull());
	}

}
