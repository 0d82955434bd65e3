/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.coordination.PrimaryElection;
import io.github.coordination.election.ElectionListener;
import io.github.coordination.faults.FaultProxy;
import io.github.coordination.report.TestWorker;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two workers with real engines on one database.
 */
@Timeout(300)
class HandOverTests {

	private static final String ELECTION = PrimaryElection.DEFAULT_NAME;

	@ParameterizedTest
	@EnumSource
	void handOverMakesTheOtherPrimaryWithAGreaterEpoch(Server server) throws Exception {
		Installation installation = new Installation(server, Installation.PATIENT).released(ELECTION);
		try (JdbcLeaseStore firstStore = installation.store(); JdbcLeaseStore secondStore = installation.store()) {
			TestWorker first = new TestWorker(firstStore).start(ELECTION);
			TestWorker.await(first.election(ELECTION)::isPrimary);
			long epoch = epoch(first);
			try (TestWorker second = new TestWorker(secondStore).start(ELECTION)) {
				assertThat(second.election(ELECTION).isPrimary()).isFalse();
				first.close();
				TestWorker.await(second.election(ELECTION)::isPrimary);
				assertThat(epoch(second)).isGreaterThan(epoch);
			}
		}
	}

	@Test
	void workerThatLosesTheServerIsFollowedAfterItsLease() throws Exception {
		Installation installation = new Installation(Server.POSTGRESQL, Installation.PATIENT).create();
		Told told = new Told();
		try (FaultProxy proxy = OutageTests.proxy(Server.POSTGRESQL);
				JdbcLeaseStore firstStore = installation.store(OutageTests.through(proxy, Server.POSTGRESQL));
				JdbcLeaseStore secondStore = installation.store();
				TestWorker first = new TestWorker(firstStore, told, TestWorker.SHORT_LEASE).start(ELECTION)) {
			TestWorker.await(first.election(ELECTION)::isPrimary);
			long epoch = epoch(first);
			try (TestWorker second = new TestWorker(secondStore, new ElectionListener() {
			}, TestWorker.SHORT_LEASE).start(ELECTION)) {
				proxy.cut();
				TestWorker.await(second.election(ELECTION)::isPrimary);
				assertThat(first.election(ELECTION).isPrimary()).isFalse();
				assertThat(epoch(second)).isGreaterThan(epoch);
				TestWorker.await(() -> told.unreachable.get() == 1);
				proxy.heal();
				TestWorker.await(() -> told.reachable.get() == 1);
				assertThat(told.unreachable).as("one report for one outage").hasValue(1);
			}
			TestWorker.await(first.election(ELECTION)::isPrimary);
		}
	}

	@Test
	void deletedRecordCostsOneTermAndNoOverlap() throws Exception {
		Installation installation = new Installation(Server.POSTGRESQL, Installation.PATIENT).released(ELECTION);
		try (JdbcLeaseStore store = installation.store();
				TestWorker worker = new TestWorker(store, new ElectionListener() {
				}, Duration.ofSeconds(2)).start(ELECTION)) {
			TestWorker.await(worker.election(ELECTION)::isPrimary);
			long epoch = epoch(worker);
			installation.execute("DELETE FROM {lease}");
			installation.execute("DELETE FROM {term}");
			TestWorker.await(() -> worker.election(ELECTION).isPrimary() && epoch(worker) > epoch);
		}
	}

	private static long epoch(TestWorker worker) {
		return worker.election(ELECTION).term().orElseThrow().epoch();
	}

	private static final class Told implements ElectionListener {

		private final AtomicInteger unreachable = new AtomicInteger();

		private final AtomicInteger reachable = new AtomicInteger();

		@Override
		public void storeUnreachable(Throwable cause) {
			this.unreachable.incrementAndGet();
		}

		@Override
		public void storeReachable() {
			this.reachable.incrementAndGet();
		}

	}

}
