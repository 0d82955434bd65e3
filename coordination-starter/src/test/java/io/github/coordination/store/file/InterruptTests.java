/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.coordination.faults.ChildJvm;
import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.Renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * An interrupt closes the channel that its thread uses, and with a channel of the lock
 * file the lock would go.
 */
class InterruptTests {

	private static final FileName WAITED_FOR = FileName.of(Shop.NAME, "interrupts");

	@TempDir
	private Path temporary;

	private Stores stores;

	@BeforeEach
	void createStores() {
		this.stores = new Stores(this.temporary);
	}

	@AfterEach
	void closeStores() {
		Thread.interrupted();
		this.stores.close();
	}

	@Test
	void renewalByAnInterruptedThreadIsARenewalAndKeepsTheLock() throws Exception {
		FileLeaseStore store = this.stores.store();
		long epoch = Stores.begin(store, "one");
		Thread.currentThread().interrupt();
		assertThat(store.renew(Records.lease(Stores.ELECTION, "one", epoch))).isEqualTo(new Renewal.Renewed());
		assertThat(Thread.interrupted()).isTrue();
		assertThat(store.renew(Records.lease(Stores.ELECTION, "one", epoch))).isEqualTo(new Renewal.Renewed());
		assertThat(LockProbeMain.probe(this.stores.lockFile())).isEqualTo("locked");
	}

	@Test
	void tryOfAnInterruptedThreadGrantsNothingAndLeavesNoLock() throws Exception {
		FileLeaseStore store = this.stores.store();
		store.release(Records.lease(Stores.ELECTION, "one", Stores.begin(store, "one")));
		store.watch(Stores.ELECTION, () -> {
		});
		Thread.currentThread().interrupt();
		assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> Stores.begin(store, "one"))
			.withCauseInstanceOf(ClosedByInterruptException.class);
		assertThat(Thread.interrupted()).isTrue();
		assertThat(LockProbeMain.probe(this.stores.lockFile())).isEqualTo("free");
		Stores.begin(store, "one");
	}

	@Test
	void releaseByAnInterruptedThreadLetsGoOfTheLockAndLeavesTheProofToOthers() throws Exception {
		FileLeaseStore store = this.stores.store();
		long epoch = Stores.begin(store, "one");
		Thread.currentThread().interrupt();
		assertThatExceptionOfType(UncheckedIOException.class)
			.isThrownBy(() -> store.release(Records.lease(Stores.ELECTION, "one", epoch)));
		assertThat(Thread.interrupted()).isTrue();
		assertThat(LockProbeMain.probe(this.stores.lockFile())).isEqualTo("free");
		assertThat(this.stores.store().tryAcquire(Records.ifFree(Stores.ELECTION, "two", 0)))
			.isEqualTo(new Attempt.Free(Records.live(epoch), null));
	}

	/**
	 * The waiter holds nothing, so that its interrupt costs one try.
	 */
	@Test
	void waiterThatSomebodyInterruptsIsReplacedByALaterTry() throws Exception {
		FileLeaseStore store = this.stores.store();
		Path lockFile = this.stores.directory().resolve(WAITED_FOR.lockFile());
		try (ChildJvm other = ChildJvm.start(LockHolderMain.class, lockFile.toString(),
				Long.toString(WAITED_FOR.lockPosition()))) {
			other.await("locked");
			CountDownLatch woken = new CountDownLatch(1);
			store.watch("interrupts", woken::countDown);
			assertThat(isWaiting(store)).isTrue();
			Thread waiter = waiters().get(0);
			waiter.interrupt();
			waiter.join(Duration.ofSeconds(20).toMillis());
			assertThat(waiters()).isEmpty();
			Awaitility.await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> isWaiting(store));
			assertThat(LockProbeMain.probe(lockFile)).isEqualTo("locked");
			assertThat(woken.getCount()).isEqualTo(1);
			other.kill();
			assertThat(woken.await(20, TimeUnit.SECONDS)).isTrue();
			assertThat(store.tryAcquire(Records.ifFree("interrupts", "one", 0))).isNotInstanceOf(Attempt.Held.class);
			assertThat(LockProbeMain.probe(lockFile)).isEqualTo("locked");
		}
	}

	private static boolean isWaiting(FileLeaseStore store) {
		return store.tryAcquire(Records.ifFree("interrupts", "one", 0)) instanceof Attempt.Held && !waiters().isEmpty();
	}

	private static List<Thread> waiters() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().equals("coordination-file-interrupts"))
			.toList();
	}

}
