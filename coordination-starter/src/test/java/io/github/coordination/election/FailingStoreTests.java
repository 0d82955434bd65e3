/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.coordination.TransitionCause;

import static org.assertj.core.api.Assertions.assertThat;

class FailingStoreTests {

	private static final FaultyStore.Fault ERROR = (election) -> {
		throw new StackOverflowError("planned");
	};

	private final FaultyStore store = new FaultyStore();

	private final ShellWorker worker = new ShellWorker(this.store, ShellWorker.SHORT_LEASE);

	@AfterEach
	void healAndStop() throws InterruptedException {
		this.store.release = FaultyStore.Fault.NONE;
		this.worker.stop();
	}

	@Test
	void workerIsPrimaryOnceItsTriesNoLongerFail() {
		AtomicInteger tries = new AtomicInteger();
		this.store.tryAcquire = (election) -> {
			if (tries.incrementAndGet() < 3) {
				throw new StackOverflowError("planned");
			}
		};
		this.worker.start("primary");
		assertThat(tries).hasValue(3);
		assertThat(this.worker.engine.isAlive()).isTrue();
		ShellWorker.await(() -> this.worker.events.contains("storeReachable"));
		assertThat(this.worker.events).containsSubsequence("storeUnreachable planned", "storeReachable");
	}

	@Test
	void termEndsWhileRenewalsFailAndTheNextOneBeginsOnceTheyDoNot() throws Exception {
		this.worker.start("primary");
		var interrupted = this.worker.call("primary");
		this.store.renew = ERROR;
		assertThat(interrupted.get(60, TimeUnit.SECONDS)).isTrue();
		assertThat(this.worker.engine.renewals().failed().count()).isGreaterThan(1);
		assertThat(this.worker.engine.isAlive()).isTrue();
		this.store.renew = FaultyStore.Fault.NONE;
		this.worker.awaitOpen("primary");
		assertThat(this.worker.get("primary").transitions(TransitionCause.LEASE_EXPIRED)).isEqualTo(1);
	}

	@Test
	void releaseThatFailsEndsTheTermAllTheSameAndTheWorkerStandsAgain() throws Exception {
		CountDownLatch failed = new CountDownLatch(1);
		this.worker.start("primary");
		this.store.release = (election) -> {
			failed.countDown();
			ERROR.meet(election);
		};
		this.worker.get("primary").resign();
		assertThat(failed.await(60, TimeUnit.SECONDS)).isTrue();
		ShellWorker.await(() -> this.worker.get("primary").epoch() > 1);
		assertThat(this.worker.get("primary").transitions(TransitionCause.RESIGNED)).isEqualTo(1);
		assertThat(this.worker.engine.isAlive()).isTrue();
	}

	@Test
	void electionThatFailsBesideOneThatDoesNotIsOneReport() {
		this.worker.start("primary");
		AtomicInteger failed = new AtomicInteger();
		this.store.tryAcquire = (election) -> {
			if (election.equals("other")) {
				failed.incrementAndGet();
				ERROR.meet(election);
			}
		};
		this.worker.get("other");
		long renewals = this.worker.engine.renewals().answered().count();
		ShellWorker.await(() -> failed.get() > 3 && this.worker.engine.renewals().answered().count() > renewals + 3);
		assertThat(this.worker.events).containsOnlyOnce("storeUnreachable planned").doesNotContain("storeReachable");
		assertThat(this.worker.engine.store().reachable()).isFalse();
		this.store.tryAcquire = FaultyStore.Fault.NONE;
		this.worker.awaitOpen("other");
		ShellWorker.await(() -> this.worker.events.contains("storeReachable"));
		assertThat(this.worker.engine.store().reachable()).isTrue();
	}

	@Test
	void failureIsOneReportPerOutage() {
		this.worker.start("primary");
		this.store.renew = ERROR;
		ShellWorker.await(() -> this.worker.engine.renewals().failed().count() > 3);
		this.store.renew = FaultyStore.Fault.NONE;
		ShellWorker.await(() -> this.worker.events.contains("storeReachable"));
		assertThat(this.worker.events).containsOnlyOnce("storeUnreachable planned").containsOnlyOnce("storeReachable");
		assertThat(this.worker.engine.store().reachable()).isTrue();
	}

}
