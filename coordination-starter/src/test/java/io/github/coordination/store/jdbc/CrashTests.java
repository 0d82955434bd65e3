/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.coordination.PrimaryElection;
import io.github.coordination.faults.Rivals;
import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.Lease;
import io.github.coordination.report.TestWorker;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A database server that is killed by {@code kill -9} and recovers.
 */
@Timeout(300)
class CrashTests {

	private static final String ELECTION = PrimaryElection.DEFAULT_NAME;

	private static final int CRASHES = 2;

	private static final Map<DatabaseProcess.Kind, DatabaseProcess> SERVERS = new EnumMap<>(DatabaseProcess.Kind.class);

	@AfterAll
	static void close() {
		SERVERS.values().forEach(DatabaseProcess::close);
		SERVERS.clear();
	}

	/** A server with tables of its own for a test. */
	private static DatabaseProcess server(DatabaseProcess.Kind kind) {
		DatabaseProcess server = SERVERS.computeIfAbsent(kind, DatabaseProcess.Kind::start);
		server.renew();
		return server;
	}

	@Test
	void termOutlivesTheServerAndIsRenewedAgain() {
		DatabaseProcess server = server(DatabaseProcess.Kind.POSTGRESQL);
		try (JdbcLeaseStore store = server.store(); TestWorker worker = new TestWorker(store).start(ELECTION)) {
			long epoch = epoch(worker);
			server.kill();
			TestWorker.await(() -> worker.engine().renewals().failed().count() > 0);
			server.start();
			long answered = worker.engine().renewals().answered().count();
			TestWorker.await(() -> worker.engine().renewals().answered().count() > answered);
			assertThat(epoch(worker)).isEqualTo(epoch);
		}
	}

	private static long epoch(TestWorker worker) {
		return worker.election(ELECTION).term().orElseThrow().epoch();
	}

	@Test
	void termEndsBeforeAServerThatStaysAwayIsBack() {
		DatabaseProcess server = server(DatabaseProcess.Kind.POSTGRESQL);
		try (JdbcLeaseStore first = server.store();
				JdbcLeaseStore second = server.store();
				Rivals rivals = new Rivals(TestWorker.SHORT_LEASE, first, second)) {
			long epoch = rivals.awaitTermAfter(0);
			server.kill();
			rivals.awaitNobody();
			server.start();
			assertThat(rivals.awaitTermAfter(epoch)).isGreaterThan(epoch);
			assertThat(rivals.contradictions()).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource
	void noEpochIsLostOrGivenTwiceOverCrashes(DatabaseProcess.Kind kind) throws Exception {
		List<Long> epochs = new CopyOnWriteArrayList<>();
		DatabaseProcess server = server(kind);
		for (int i = 0; i < CRASHES; i++) {
			int before = epochs.size();
			try (JdbcLeaseStore store = server.store()) {
				CompletableFuture<DatabaseFailure> end = CompletableFuture.supplyAsync(() -> beginTerms(store, epochs));
				TestEvents.await(() -> epochs.size() > before + 3);
				server.kill();
				assertThat(end.get(60, TimeUnit.SECONDS)).isNotNull();
			}
			server.start();
		}
		try (JdbcLeaseStore store = server.store()) {
			epochs.add(term(new Asking(store, "last")).epoch());
		}
		assertThat(epochs).hasSizeGreaterThan(3 * CRASHES).isSorted().doesNotHaveDuplicates();
	}

	/** Begin and end terms until the server fails. */
	private static DatabaseFailure beginTerms(JdbcLeaseStore store, List<Long> epochs) {
		Asking worker = new Asking(store, "worker");
		try {
			while (true) {
				Lease lease = term(worker);
				epochs.add(lease.epoch());
				store.release(lease);
			}
		}
		catch (DatabaseFailure ex) {
			return ex;
		}
	}

	/** The server may have ended under a term, which is over, since its worker knows. */
	private static Lease term(Asking worker) {
		Attempt attempt = worker.ask(ELECTION);
		return (attempt instanceof Attempt.Held held) ? worker.takeOver(ELECTION, held.record())
				: new Lease(ELECTION, worker.holder(), ((Attempt.Granted) attempt).epoch(), Asking.LEASE);
	}

}
