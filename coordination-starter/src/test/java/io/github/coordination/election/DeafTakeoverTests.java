/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.coordination.Term;
import io.github.coordination.TransitionCause;

import static org.assertj.core.api.Assertions.assertThat;

class DeafTakeoverTests {

	private final FaultyStore store = new FaultyStore();

	private final CountDownLatch begun = new CountDownLatch(1);

	private final CountDownLatch mayEnd = new CountDownLatch(1);

	private final ShellWorker worker = new DeafWorker();

	@BeforeEach
	void hangInTheFirstTakeover() throws InterruptedException {
		this.worker.get("primary");
		this.worker.engine.start();
		assertThat(this.begun.await(60, TimeUnit.SECONDS)).isTrue();
	}

	@AfterEach
	void letEverythingEnd() throws InterruptedException {
		this.mayEnd.countDown();
		this.worker.stop();
	}

	@Test
	void lossIsToldAndStoppedBesideIt() {
		this.store.lose("primary");
		ShellWorker.await(() -> this.worker.events.containsAll(List.of("lost 1 LEASE_LOST", "stop 1")));
		assertThat(this.worker.events).doesNotContain("ended 1");
	}

	@Test
	void nextTermFailsToTakeOverUntilTheFormerTakeoverHasEnded() {
		this.store.lose("primary");
		ShellWorker.await(() -> this.worker.get("primary").transitions(TransitionCause.TAKEOVER_FAILED) == 1);
		ShellWorker
			.await(() -> this.worker.events.contains("takeoverFailed 2 the work of the former term has not ended"));
		assertThat(this.worker.events).doesNotContain("takeOver 2", "ended 1");
		this.mayEnd.countDown();
		this.worker.awaitOpen("primary");
		assertThat(this.worker.events).containsSubsequence("ended 1", "takeOver 3");
		assertThat(this.worker.events).doesNotContain("takeOver 2");
	}

	@Test
	void handOverDoesNotReleaseTheLeaseBeforeTheTakeoverHasEnded() {
		this.worker.get("primary").resign();
		ShellWorker.await(() -> this.worker.get("primary").transitions(TransitionCause.RESIGNED) == 1);
		assertThat(this.worker.events).doesNotContain("ended 1");
		assertThat(this.store.record("primary").released()).isFalse();
		this.mayEnd.countDown();
		ShellWorker.await(() -> this.store.record("primary").released() || this.store.record("primary").epoch() > 1);
		assertThat(this.worker.events).contains("ended 1");
	}

	/**
	 * A worker whose first takeover ignores interrupts.
	 */
	private final class DeafWorker extends ShellWorker {

		DeafWorker() {
			super(DeafTakeoverTests.this.store, SHORT_LEASE);
		}

		@Override
		public void takeOver(Term term, TermScope scope) throws Exception {
			super.takeOver(term, scope);
			if (term.epoch() == 1) {
				DeafTakeoverTests.this.begun.countDown();
				awaitDeaf();
				scope.open();
				this.events.add("ended 1");
			}
		}

		private void awaitDeaf() {
			boolean ended = false;
			for (int interrupts = 0; interrupts < 1_000 && !ended; interrupts++) {
				try {
					ended = DeafTakeoverTests.this.mayEnd.await(300, TimeUnit.SECONDS);
				}
				catch (InterruptedException ex) {
					this.events.add("interrupted");
				}
			}
		}

	}

}
