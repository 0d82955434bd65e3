/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.coordination.TransitionCause;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An error that no waiting mends is not told as an outage, and ends the candidacy.
 */
class BrokenStoreTests {

	private static final FaultyStore.Fault BROKEN = (election) -> {
		throw new NoSuchMethodError("planned");
	};

	private final FaultyStore store = new FaultyStore();

	private final ShellWorker worker = new ShellWorker(this.store, ShellWorker.SHORT_LEASE);

	@AfterEach
	void stop() throws InterruptedException {
		this.worker.stop();
	}

	@Test
	void candidateThatMeetsItIsToldOnceAndAsksNoMore() throws Exception {
		AtomicInteger tries = new AtomicInteger();
		this.store.tryAcquire = (election) -> {
			tries.incrementAndGet();
			BROKEN.meet(election);
		};
		this.worker.engine.get("primary");
		this.worker.engine.start();
		assertThat(this.worker.engine.awaitBroken(Duration.ofSeconds(60))).isInstanceOf(NoSuchMethodError.class);
		ShellWorker.await(() -> this.worker.events.contains("storeBroken planned"));
		this.worker.engine.get("other");
		assertThat(this.worker.engine.isAlive()).isFalse();
		assertThat(tries).hasValue(1);
		assertThat(this.worker.events).containsOnlyOnce("storeBroken planned")
			.noneMatch((event) -> event.startsWith("storeUnreachable"));
		assertThat(this.worker.engine.store().reachable()).isFalse();
	}

	@Test
	void mistakeInTheCodeOfTheStoreEndsTheCandidacyToo() {
		AtomicInteger tries = new AtomicInteger();
		this.store.tryAcquire = (election) -> {
			tries.incrementAndGet();
			throw new NullPointerException("planned");
		};
		this.worker.engine.get("primary");
		this.worker.engine.start();
		ShellWorker.await(() -> this.worker.events.contains("storeBroken planned"));
		assertThat(tries).hasValue(3);
		assertThat(this.worker.engine.isAlive()).isFalse();
	}

	@Test
	void primaryThatMeetsItLetsItsTermEndAndBeginsNoOther() throws Exception {
		this.store.renew = BROKEN;
		this.worker.start("primary");
		var interrupted = this.worker.call("primary");
		assertThat(interrupted.get(60, TimeUnit.SECONDS)).isTrue();
		ShellWorker.await(() -> this.worker.events.contains("storeBroken planned"));
		assertThat(this.worker.get("primary").isPrimary()).isFalse();
		assertThat(this.worker.get("primary").transitions(TransitionCause.LEASE_EXPIRED)).isEqualTo(1);
		assertThat(this.worker.engine.isAlive()).isFalse();
	}

	@Test
	void workerThatIsStartedAgainStandsAgain() throws Exception {
		this.store.tryAcquire = BROKEN;
		this.worker.engine.get("primary");
		this.worker.engine.start();
		ShellWorker.await(() -> this.worker.events.contains("storeBroken planned"));
		this.worker.stop();
		this.store.tryAcquire = FaultyStore.Fault.NONE;
		this.worker.start("primary");
		assertThat(this.worker.engine.isAlive()).isTrue();
	}

}
