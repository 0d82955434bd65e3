/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.Claim;
import io.github.coordination.lease.Consistency;
import io.github.coordination.lease.LeaseDefaults;
import io.github.coordination.lease.LeaseRecord;
import io.github.coordination.lease.LeaseRequest;
import io.github.coordination.lease.Renewal;
import io.github.coordination.lease.Scope;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the store answers about terms.
 */
class FileLeaseStoreTests {

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
	void firstEpochIsTheTimeSoThatItExceedsEveryEpochOfALostRecord() throws Exception {
		assertThat(Stores.begin(this.stores.store(), "one")).isEqualTo(Stores.NOW.toEpochMilli());
	}

	@Test
	void epochExceedsTheGreatestThatTheWorkerHasSeenWhateverTheClock() throws Exception {
		long seen = Stores.NOW.toEpochMilli() + 86_400_000;
		LeaseRequest request = new LeaseRequest(Stores.ELECTION, Records.holder("one"), Records.LEASE, seen,
				new Claim.Replace(null));
		assertThat(Stores.granted(this.stores.blindStore().tryAcquire(request))).isEqualTo(seen + 1);
	}

	@Test
	void newInstallationNeedsNoWaitWhereAllProcessesAreSeen() throws Exception {
		boolean all = new Proc(Path.of("/proc")).seesAllProcesses();
		Attempt attempt = this.stores.storeOf("only" + System.nanoTime())
			.tryAcquire(Records.ifFree(Stores.ELECTION, "one", 0));
		assertThat(attempt).isInstanceOf(all ? Attempt.Granted.class : Attempt.Free.class);
	}

	@Test
	void newInstallationIsLeftToTheWaitingRuleWhereProcessesMayBeHidden() throws Exception {
		FileLeaseStore store = this.stores.blindStore();
		assertThat(store.tryAcquire(Records.ifFree(Stores.ELECTION, "one", 0))).isEqualTo(new Attempt.Free(null, null));
		assertThat(Stores.granted(store.tryAcquire(Records.replace(Stores.ELECTION, "one", null))))
			.isEqualTo(Stores.NOW.toEpochMilli());
	}

	@Test
	void releasedTermIsFollowedAtOnceByTheNextEpoch() throws Exception {
		FileLeaseStore store = this.stores.store();
		long first = Stores.begin(store, "one");
		store.release(Records.lease(Stores.ELECTION, "one", first));
		assertThat(Stores.granted(store.tryAcquire(Records.ifFree(Stores.ELECTION, "one", first))))
			.isEqualTo(first + 1);
	}

	@Test
	void epochsGrowOverARestartOfEverything() throws Exception {
		long former = 0;
		for (int i = 0; i < 5; i++) {
			FileLeaseStore store = this.stores.store();
			long epoch = Stores.begin(store, "worker" + i);
			assertThat(epoch).isGreaterThan(former);
			former = epoch;
			if (i % 2 == 0) {
				store.release(Records.lease(Stores.ELECTION, "worker" + i, epoch));
			}
			store.close();
		}
	}

	@Test
	void recordOfAnotherWorkerThatDidNotReleaseIsLeftToTheWaitingRule() throws Exception {
		FileLeaseStore first = this.stores.store();
		long epoch = Stores.begin(first, "one");
		first.close();
		FileLeaseStore second = this.stores.store();
		Attempt attempt = second.tryAcquire(Records.ifFree(Stores.ELECTION, "two", 0));
		assertThat(attempt).isInstanceOf(Attempt.Free.class);
		LeaseRecord record = ((Attempt.Free) attempt).record();
		assertThat(record).isEqualTo(new LeaseRecord(Records.holder("one"), epoch, 0, Records.LEASE, false));
		assertThat(second.tryAcquire(Records.replace(Stores.ELECTION, "two", null))).isEqualTo(attempt);
		assertThat(second.tryAcquire(Records.replace(Stores.ELECTION, "two", record.asReleased()))).isEqualTo(attempt);
		assertThat(Stores.granted(second.tryAcquire(Records.replace(Stores.ELECTION, "two", record))))
			.isEqualTo(epoch + 1);
	}

	@Test
	void recordOfASmallerEpochThanSeenIsLeftToTheWaitingRuleAndExceeded() throws Exception {
		FileLeaseStore store = this.stores.store();
		long epoch = Stores.begin(store, "one");
		store.release(Records.lease(Stores.ELECTION, "one", epoch));
		Attempt attempt = store.tryAcquire(Records.ifFree(Stores.ELECTION, "two", epoch + 10));
		assertThat(attempt).isInstanceOf(Attempt.Free.class);
		assertThat(Stores.granted(store.tryAcquire(Records.ifFree(Stores.ELECTION, "two", epoch))))
			.isEqualTo(epoch + 1);
	}

	@Test
	void renewalComparesHolderAndEpoch() throws Exception {
		FileLeaseStore store = this.stores.store();
		long epoch = Stores.begin(store, "one");
		assertThat(store.renew(Records.lease(Stores.ELECTION, "two", epoch))).isInstanceOf(Renewal.Lost.class);
		assertThat(store.renew(Records.lease(Stores.ELECTION, "one", epoch - 1))).isInstanceOf(Renewal.Lost.class);
		assertThat(store.renew(Records.lease("reports", "one", epoch))).isInstanceOf(Renewal.Lost.class);
		assertThat(store.renew(Records.lease(Stores.ELECTION, "one", epoch))).isEqualTo(new Renewal.Renewed());
	}

	@Test
	void releaseOfAnyOtherTermChangesNothing() throws Exception {
		FileLeaseStore store = this.stores.store();
		long epoch = Stores.begin(store, "one");
		store.release(Records.lease(Stores.ELECTION, "one", epoch - 1));
		store.release(Records.lease(Stores.ELECTION, "two", epoch));
		store.release(Records.lease("reports", "one", epoch));
		assertThat(store.renew(Records.lease(Stores.ELECTION, "one", epoch))).isEqualTo(new Renewal.Renewed());
	}

	@Test
	void releaseIsIdempotent() throws Exception {
		FileLeaseStore store = this.stores.store();
		long epoch = Stores.begin(store, "one");
		store.release(Records.lease(Stores.ELECTION, "one", epoch));
		store.release(Records.lease(Stores.ELECTION, "one", epoch));
		assertThat(Files.readString(this.stores.slotFile())).startsWith("released: ");
	}

	@Test
	void lockFileIsNeverReadNorWritten() throws Exception {
		FileLeaseStore store = this.stores.store();
		long epoch = Stores.begin(store, "one");
		store.renew(Records.lease(Stores.ELECTION, "one", epoch));
		store.release(Records.lease(Stores.ELECTION, "one", epoch));
		assertThat(this.stores.lockFile()).isEmptyFile();
		try (Stream<Path> files = Files.list(this.stores.directory())) {
			assertThat(files).containsExactlyInAnyOrder(this.stores.lockFile(), this.stores.slotFile());
		}
	}

	@Test
	void storeTellsWhatItIs() throws Exception {
		FileLeaseStore store = this.stores.store();
		assertThat(store.name()).isEqualTo("file");
		assertThat(store.identity()).isEqualTo(this.stores.directory() + "/" + Shop.NAME);
		assertThat(store.scope()).isEqualTo(Scope.HOST);
		assertThat(store.consistency()).isEqualTo(Consistency.SINGLE_NODE);
		assertThat(store.wakesUp()).isTrue();
		assertThat(store.defaults()).isEqualTo(new LeaseDefaults(Duration.ofSeconds(3), Duration.ofMillis(250)));
	}

}
