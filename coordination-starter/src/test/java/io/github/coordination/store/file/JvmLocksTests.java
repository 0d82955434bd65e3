/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One handle per file in this JVM.
 */
class JvmLocksTests {

	private final String path = "/state/" + UUID.randomUUID();

	@Test
	void onlyOneEntersAtATime() {
		JvmLocks.Entry first = JvmLocks.enter(this.path);
		assertThat(first).isNotNull();
		assertThat(JvmLocks.enter(this.path)).isNull();
		assertThat(JvmLocks.enter(this.path + "x")).isNotNull();
		first.leave();
		JvmLocks.Entry second = JvmLocks.enter(this.path);
		assertThat(second).isNotNull();
		first.leave();
		assertThat(JvmLocks.enter(this.path)).as("a second leave of the first changes nothing").isNull();
		second.leave();
	}

	@Test
	void entryIsAPlainStringAmongTheSystemProperties() {
		JvmLocks.Entry entry = JvmLocks.enter(this.path);
		assertThat(System.getProperties().stringPropertyNames()).contains(entry.key());
		entry.leave();
		assertThat(System.getProperties()).doesNotContainKey(entry.key());
	}

	@Test
	void waiterIsToldWhenTheEntryIsLeft() throws Exception {
		JvmLocks.Entry entry = JvmLocks.enter(this.path);
		CountDownLatch told = new CountDownLatch(1);
		LockWaiter waiter = LockWaiter.start("primary", new JvmLocks.Turn(this.path), told::countDown);
		assertThat(waiter.isWaiting()).isTrue();
		assertThat(told.getCount()).isEqualTo(1);
		entry.leave();
		assertThat(told.await(20, TimeUnit.SECONDS)).isTrue();
		waiter.stop();
	}

	@Test
	void stoppedWaiterEndsWithoutTelling() {
		JvmLocks.Entry entry = JvmLocks.enter(this.path);
		CountDownLatch told = new CountDownLatch(1);
		LockWaiter waiter = LockWaiter.start("primary", new JvmLocks.Turn(this.path), told::countDown);
		waiter.stop();
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !waiter.isWaiting());
		assertThat(told.getCount()).isEqualTo(1);
		entry.leave();
	}

}
