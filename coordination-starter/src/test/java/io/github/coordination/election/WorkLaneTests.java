/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WorkLaneTests {

	private static final Duration BOUND = Duration.ofSeconds(60);

	private final List<String> events = Collections.synchronizedList(new ArrayList<>());

	private final WorkLane lane = new WorkLane("primary",
			(where, failure) -> this.events.add(where + ": " + failure.getMessage()));

	private final CountDownLatch mayEnd = new CountDownLatch(1);

	@AfterEach
	void letEverythingEnd() {
		this.mayEnd.countDown();
	}

	@Test
	void piecesRunOneAfterTheOtherInTheirOrder() {
		this.lane.submit(BOUND, (beforeHasEnded) -> {
			await(this.mayEnd);
			this.events.add("first");
		});
		this.lane.submit(BOUND, (beforeHasEnded) -> this.events.add("second " + beforeHasEnded));
		this.lane.submit(BOUND, (beforeHasEnded) -> this.events.add("third " + beforeHasEnded));
		this.mayEnd.countDown();
		this.lane.awaitEnd(BOUND);
		assertThat(this.events).containsExactly("first", "second true", "third true");
	}

	@Test
	void pieceWaitsNoLongerThanItsPatienceAndIsToldSo() {
		Thread stuck = this.lane.submit(BOUND, (beforeHasEnded) -> await(this.mayEnd));
		Thread next = this.lane.submit(Duration.ZERO,
				(beforeHasEnded) -> this.events.add("second " + beforeHasEnded + " beside " + stuck.isAlive()));
		assertThat(WorkLane.hasEnded(next, BOUND)).isTrue();
		assertThat(this.events).containsExactly("second false beside true");
	}

	@Test
	void piecesThatTheSystemRefusesAreReportedAndRunLaterInTheirOrder() {
		AtomicBoolean refusing = new AtomicBoolean(true);
		WorkLane refused = new WorkLane("primary", (where, failure) -> this.events.add(failure.getMessage()),
				(thread) -> {
					if (refusing.get()) {
						throw new OutOfMemoryError("planned");
					}
					thread.start();
				});
		Thread first = refused.submit(BOUND, (beforeHasEnded) -> this.events.add("first"));
		refused.submit(BOUND, (beforeHasEnded) -> this.events.add("second " + beforeHasEnded));
		assertThat(refused.startLate()).isFalse();
		assertThat(WorkLane.hasEnded(first, Duration.ofMillis(20))).isFalse();
		refusing.set(false);
		assertThat(refused.startLate()).isTrue();
		refused.awaitEnd(BOUND);
		assertThat(this.events).containsExactly("The system refuses another thread for now",
				"The system refuses another thread for now", "first", "second true");
	}

	@Test
	void failureOfAPieceIsReportedAndTheNextOneRuns() {
		this.lane.submit(BOUND, (beforeHasEnded) -> {
			throw new StackOverflowError("planned");
		});
		this.lane.submit(BOUND, (beforeHasEnded) -> this.events.add("second " + beforeHasEnded));
		this.lane.awaitEnd(BOUND);
		assertThat(this.events).containsExactly("coordination-work-primary: planned", "second true");
	}

	@Test
	void pieceRunsOnADaemonWithTheClassLoaderOfWhoMadeTheLane() throws Exception {
		ClassLoader own = new ClassLoader("own", null) {
		};
		CompletableFuture<WorkLane> made = new CompletableFuture<>();
		Thread maker = new Thread(() -> made.complete(new WorkLane("primary", (where, failure) -> {
		})));
		maker.setContextClassLoader(own);
		maker.start();
		CompletableFuture<Thread> worker = new CompletableFuture<>();
		AtomicReference<ClassLoader> seen = new AtomicReference<>();
		made.get(60, TimeUnit.SECONDS).submit(BOUND, (beforeHasEnded) -> {
			seen.set(Thread.currentThread().getContextClassLoader());
			worker.complete(Thread.currentThread());
		});
		assertThat(worker.get(60, TimeUnit.SECONDS).isDaemon()).isTrue();
		assertThat(seen).hasValue(own);
	}

	@Test
	void waitForTheEndIsBounded() {
		Thread stuck = this.lane.submit(BOUND, (beforeHasEnded) -> await(this.mayEnd));
		this.lane.awaitEnd(Duration.ofMillis(1));
		assertThat(stuck.isAlive()).isTrue();
		assertThat(WorkLane.hasEnded(stuck, Duration.ofMillis(1))).isFalse();
	}

	@Test
	void interruptedThreadWaitsAllTheSameAndStaysInterrupted() throws Exception {
		Thread first = this.lane.submit(BOUND, (beforeHasEnded) -> await(this.mayEnd));
		CompletableFuture<Boolean> ended = new CompletableFuture<>();
		CompletableFuture<Boolean> flag = new CompletableFuture<>();
		Thread waiting = new Thread(() -> {
			Thread.currentThread().interrupt();
			this.mayEnd.countDown();
			ended.complete(WorkLane.hasEnded(first, BOUND));
			flag.complete(Thread.currentThread().isInterrupted());
		});
		waiting.start();
		assertThat(ended.get(60, TimeUnit.SECONDS)).isTrue();
		assertThat(flag.get(60, TimeUnit.SECONDS)).isTrue();
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(120, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
