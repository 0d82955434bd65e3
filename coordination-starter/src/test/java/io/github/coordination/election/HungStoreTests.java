/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.coordination.TransitionCause;

import static org.assertj.core.api.Assertions.assertThat;

class HungStoreTests {

	private final FaultyStore store = new FaultyStore();

	private final FaultyStore.Hang hang = new FaultyStore.Hang();

	private final ShellWorker worker = new ShellWorker(this.store, ShellWorker.SHORT_LEASE);

	@AfterEach
	void healAndStop() throws InterruptedException {
		this.hang.heal();
		this.worker.stop();
		assertThat(this.hang.wasInterrupted()).isFalse();
	}

	@Test
	void termEndsAtItsDeadlineWhileARenewalHangs() throws Exception {
		this.worker.start("primary");
		CompletableFuture<Boolean> interrupted = this.worker.call("primary");
		this.store.renew = this.hang;
		assertThat(this.hang.isMet()).isTrue();
		assertLost("primary", interrupted);
		assertThat(this.worker.engine.isAlive()).isTrue();
	}

	@Test
	void renewalThatIsAnsweredAfterTheDeadlineDoesNotBringTheTermBack() throws Exception {
		this.worker.start("primary");
		long epoch = this.worker.get("primary").epoch();
		this.store.renew = this.hang;
		ShellWorker.await(() -> !this.worker.get("primary").isPrimary());
		this.store.renew = FaultyStore.Fault.NONE;
		this.hang.heal();
		this.worker.awaitOpen("primary");
		assertThat(this.worker.get("primary").epoch()).isGreaterThan(epoch);
	}

	@Test
	void termEndsAtItsDeadlineWhileATryInAnotherElectionHangs() throws Exception {
		this.worker.start("primary");
		CompletableFuture<Boolean> interrupted = this.worker.call("primary");
		this.store.tryAcquire = this.hang;
		this.worker.get("other");
		assertThat(this.hang.isMet()).isTrue();
		assertLost("primary", interrupted);
	}

	@Test
	void termEndsAtItsDeadlineWhileAReleaseInAnotherElectionHangs() throws Exception {
		this.worker.start("primary", "other");
		CompletableFuture<Boolean> interrupted = this.worker.call("primary");
		this.store.release = this.hang;
		this.worker.get("other").resign();
		assertThat(this.hang.isMet()).isTrue();
		assertThat(this.worker.get("other").isPrimary()).isFalse();
		assertLost("primary", interrupted);
	}

	@Test
	void stopCallsBackWhileATryHangs() throws Exception {
		this.store.tryAcquire = this.hang;
		this.worker.get("primary");
		this.worker.engine.start();
		assertThat(this.hang.isMet()).isTrue();
		this.worker.stop();
		assertThat(this.worker.get("primary").isPrimary()).isFalse();
		this.hang.heal();
		ShellWorker.await(() -> !this.worker.engine.isAlive());
		assertThat(this.worker.get("primary").transitions()).isEmpty();
	}

	@Test
	void stopCallsBackWhileARenewalHangs() throws Exception {
		this.worker.start("primary");
		this.store.renew = this.hang;
		assertThat(this.hang.isMet()).isTrue();
		this.worker.stop();
		assertThat(this.worker.get("primary").isPrimary()).isFalse();
	}

	@Test
	void stopCallsBackWhileTheReleaseHangsAndSaysThatItDid() throws Exception {
		this.worker.start("primary");
		this.store.release = this.hang;
		this.worker.stop();
		assertThat(this.hang.isMet()).isTrue();
		assertThat(this.worker.get("primary").isPrimary()).isFalse();
		assertThat(this.worker.engine.failures()).isEqualTo(1);
		ShellWorker.await(() -> this.worker.events.stream()
			.anyMatch((event) -> event.startsWith("failed coordination-stop The hand-over took longer than")));
	}

	private void assertLost(String election, CompletableFuture<Boolean> interrupted) throws Exception {
		assertThat(interrupted.get(60, TimeUnit.SECONDS)).isTrue();
		assertThat(this.worker.get(election).isPrimary()).isFalse();
		assertThat(this.worker.get(election).transitions(TransitionCause.LEASE_EXPIRED)).isEqualTo(1);
		ShellWorker.await(() -> this.worker.events.contains("lost 1 LEASE_EXPIRED"));
		assertThat(this.worker.get(election).runIfPrimary(() -> this.worker.events.add("too late"))).isFalse();
	}

}
