/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.LeaseRecord;
import io.github.coordination.lease.Renewal;
import io.github.coordination.lease.Subscription;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Several contexts in one JVM, and who keeps the lock how long.
 */
class FileStoreContextsTests {

	@TempDir
	private Path temporary;

	private Stores stores;

	@BeforeEach
	void createStores() {
		this.stores = new Stores(this.temporary);
	}

	@AfterEach
	void closeStores() {
		this.stores.close();
	}

	@Test
	void secondContextOfThisJvmIsSecondaryAndDropsNoLock() throws Exception {
		FileLeaseStore first = this.stores.store();
		long epoch = Stores.begin(first, "one");
		FileLeaseStore second = this.stores.store();
		Attempt attempt = second.tryAcquire(Records.ifFree(Stores.ELECTION, "two", 0));
		LeaseRecord record = new LeaseRecord(Records.holder("one"), epoch, 0, Records.LEASE, false);
		assertThat(attempt).isEqualTo(new Attempt.Held(record, Records.LEASE, null));
		assertThat(second.tryAcquire(Records.replace(Stores.ELECTION, "two", record))).isEqualTo(attempt);
		second.close();
		assertThat(first.renew(Records.lease(Stores.ELECTION, "one", epoch))).isEqualTo(new Renewal.Renewed());
	}

	@Test
	void secondContextOfThisJvmIsWokenByTheRelease() throws Exception {
		FileLeaseStore first = this.stores.store();
		long epoch = Stores.begin(first, "one");
		FileLeaseStore second = this.stores.store();
		CountDownLatch woken = new CountDownLatch(1);
		second.watch(Stores.ELECTION, woken::countDown);
		assertThat(second.tryAcquire(Records.ifFree(Stores.ELECTION, "two", 0))).isInstanceOf(Attempt.Held.class);
		assertThat(woken.getCount()).isEqualTo(1);
		first.release(Records.lease(Stores.ELECTION, "one", epoch));
		assertThat(woken.await(20, TimeUnit.SECONDS)).isTrue();
		assertThat(Stores.granted(second.tryAcquire(Records.ifFree(Stores.ELECTION, "two", epoch))))
			.isEqualTo(epoch + 1);
	}

	/**
	 * The primary that it saw may have been robbed of lock and file without knowing yet.
	 */
	@Test
	void workerThatHasSeenATermIsNotGrantedAMissingRecord() throws Exception {
		FileLeaseStore store = this.stores.store();
		assertThat(store.tryAcquire(Records.ifFree(Stores.ELECTION, "one", 5))).isEqualTo(new Attempt.Free(null, null));
		assertThat(store.tryAcquire(Records.ifFree(Stores.ELECTION, "one", 0))).isInstanceOf(Attempt.Granted.class);
	}

	@Test
	void workersThatShareAStoreExcludeEachOtherToo() throws Exception {
		FileLeaseStore store = this.stores.store();
		long epoch = Stores.begin(store, "one");
		assertThat(store.tryAcquire(Records.ifFree(Stores.ELECTION, "two", 0))).isInstanceOf(Attempt.Held.class);
		assertThat(store.renew(Records.lease(Stores.ELECTION, "one", epoch))).isEqualTo(new Renewal.Renewed());
	}

	@Test
	void electionsAreIndependent() throws Exception {
		FileLeaseStore store = this.stores.store();
		long epoch = Stores.begin(store, "one");
		Attempt other = store.tryAcquire(Records.ifFree("reports", "one", 0));
		assertThat(other).isNotInstanceOf(Attempt.Held.class);
		assertThat(store.renew(Records.lease(Stores.ELECTION, "one", epoch))).isEqualTo(new Renewal.Renewed());
	}

	@Test
	void lostTermKeepsItsHandleUntilTheNextCallSoThatOthersSeeThatItMayBelieve() throws Exception {
		FileLeaseStore first = this.stores.store();
		long epoch = Stores.begin(first, "one");
		Path moved = this.temporary.resolve("moved");
		Files.move(this.stores.directory(), moved);
		assertThat(first.renew(Records.lease(Stores.ELECTION, "one", epoch)))
			.isEqualTo(new Renewal.Lost("the lock file was removed"));
		FileLeaseStore second = this.stores.store();
		assertThat(second.tryAcquire(Records.ifFree(Stores.ELECTION, "two", 0))).isInstanceOf(Attempt.Held.class);
		first.close();
		assertThat(second.tryAcquire(Records.ifFree(Stores.ELECTION, "two", 0))).isNotInstanceOf(Attempt.Held.class);
	}

	@Test
	void heldWithoutReadableRecordIsHeldAllTheSame() throws Exception {
		FileLeaseStore first = this.stores.store();
		Stores.begin(first, "one");
		Files.writeString(this.stores.slotFile(), "garbage");
		assertThat(this.stores.store().tryAcquire(Records.ifFree(Stores.ELECTION, "two", 0)))
			.isEqualTo(new Attempt.Held(null, Records.LEASE, null));
		Files.delete(this.stores.slotFile());
		assertThat(this.stores.store().tryAcquire(Records.ifFree(Stores.ELECTION, "two", 0)))
			.isEqualTo(new Attempt.Held(null, Records.LEASE, null));
	}

	@Test
	void lockIsKeptDuringTheWaitAndGivenBackWhenTheWorkerStandsNoLonger() throws Exception {
		FileLeaseStore waiting = this.stores.blindStore();
		Subscription subscription = waiting.watch(Stores.ELECTION, () -> {
		});
		assertThat(waiting.tryAcquire(Records.ifFree(Stores.ELECTION, "one", 0))).isInstanceOf(Attempt.Free.class);
		FileLeaseStore other = this.stores.blindStore();
		assertThat(other.tryAcquire(Records.ifFree(Stores.ELECTION, "two", 0))).isInstanceOf(Attempt.Held.class);
		subscription.close();
		subscription.close();
		assertThat(other.tryAcquire(Records.ifFree(Stores.ELECTION, "two", 0))).isInstanceOf(Attempt.Free.class);
	}

	@Test
	void termOutlivesTheSubscription() throws Exception {
		FileLeaseStore store = this.stores.store();
		Subscription subscription = store.watch(Stores.ELECTION, () -> {
		});
		long epoch = Stores.begin(store, "one");
		subscription.close();
		assertThat(store.renew(Records.lease(Stores.ELECTION, "one", epoch))).isEqualTo(new Renewal.Renewed());
	}

	@Test
	void lockIsGivenBackAtOnceWhereNobodyWatches() throws Exception {
		assertThat(this.stores.blindStore().tryAcquire(Records.ifFree(Stores.ELECTION, "one", 0)))
			.isInstanceOf(Attempt.Free.class);
		assertThat(this.stores.blindStore().tryAcquire(Records.ifFree(Stores.ELECTION, "two", 0)))
			.isInstanceOf(Attempt.Free.class);
	}

	@Test
	void closedStoreHasNoThreadAndNoHandle() throws Exception {
		FileLeaseStore first = this.stores.store();
		Stores.begin(first, "one");
		FileLeaseStore second = this.stores.store();
		second.watch(Stores.ELECTION, () -> {
		});
		second.tryAcquire(Records.ifFree(Stores.ELECTION, "two", 0));
		second.close();
		first.close();
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.until(() -> Thread.getAllStackTraces()
				.keySet()
				.stream()
				.noneMatch((thread) -> thread.getName().equals("coordination-file-" + Stores.ELECTION)));
		assertThat(new Proc(Path.of("/proc")).descriptors(Shop.LOCK_FILE)
			.stream()
			.filter((descriptor) -> isUnder(descriptor, this.stores.directory()))).isEmpty();
	}

	private static boolean isUnder(Path descriptor, Path directory) {
		try {
			return Files.readSymbolicLink(descriptor).startsWith(directory.toRealPath());
		}
		catch (IOException ex) {
			return false;
		}
	}

}
