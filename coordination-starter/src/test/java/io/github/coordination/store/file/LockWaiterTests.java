/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The thread that waits.
 */
class LockWaiterTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final AtomicInteger waits = new AtomicInteger();

	private final AtomicInteger told = new AtomicInteger();

	@Test
	void successIsToldAndToldAgainUntilStopped() {
		LockWaiter waiter = LockWaiter.start("primary", (self) -> this.waits.incrementAndGet(),
				this.told::incrementAndGet);
		Awaitility.await().atMost(PATIENCE).until(() -> this.told.get() >= 3);
		assertThat(waiter.isWaiting()).isFalse();
		assertThat(this.waits).hasValue(1);
		waiter.stop();
	}

	@Test
	void remindersEnd() {
		LockWaiter.start("reminders", (self) -> this.waits.incrementAndGet(), this.told::incrementAndGet);
		Awaitility.await().atMost(PATIENCE).until(() -> threads("reminders").isEmpty());
		assertThat(this.told).hasValue(11);
	}

	@Test
	void refusalOfTheKernelIsNoEnd() {
		LockWaiter waiter = LockWaiter.start("primary", (self) -> {
			if (this.waits.incrementAndGet() < 4) {
				throw new IOException("Resource deadlock avoided");
			}
		}, this.told::incrementAndGet);
		Awaitility.await().atMost(PATIENCE).until(() -> this.told.get() > 0);
		assertThat(this.waits).hasValue(4);
		waiter.stop();
	}

	@Test
	void closedHandleEndsTheWaitWithoutTelling() {
		LockWaiter waiter = LockWaiter.start("primary", (self) -> {
			throw new AsynchronousCloseException();
		}, this.told::incrementAndGet);
		Awaitility.await().atMost(PATIENCE).until(() -> !waiter.isWaiting());
		assertThat(this.told).hasValue(0);
	}

	@Test
	void stopEndsTheRetries() {
		LockWaiter waiter = LockWaiter.start("primary", (self) -> {
			this.waits.incrementAndGet();
			throw new IOException("No locks available");
		}, this.told::incrementAndGet);
		Awaitility.await().atMost(PATIENCE).until(() -> this.waits.get() > 1);
		waiter.stop();
		Awaitility.await().atMost(PATIENCE).until(() -> !waiter.isWaiting());
		assertThat(this.told).hasValue(0);
	}

	@Test
	void successAfterTheStopIsNotTold() throws Exception {
		CountDownLatch entered = new CountDownLatch(1);
		CountDownLatch proceed = new CountDownLatch(1);
		LockWaiter waiter = LockWaiter.start("primary", (self) -> {
			entered.countDown();
			proceed.await();
		}, this.told::incrementAndGet);
		assertThat(entered.await(20, TimeUnit.SECONDS)).isTrue();
		waiter.stop();
		proceed.countDown();
		Awaitility.await().atMost(PATIENCE).until(() -> !waiter.isWaiting());
		assertThat(this.told).hasValue(0);
	}

	@Test
	void threadIsADaemonWithANameForPeople() {
		CountDownLatch proceed = new CountDownLatch(1);
		LockWaiter waiter = LockWaiter.start("reports", (self) -> proceed.await(), this.told::incrementAndGet);
		assertThat(threads("reports")).hasSize(1).allMatch(Thread::isDaemon);
		waiter.stop();
		proceed.countDown();
		Awaitility.await().atMost(PATIENCE).until(() -> threads("reports").isEmpty());
	}

	private static List<Thread> threads(String election) {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().equals("coordination-file-" + election))
			.toList();
	}

}
