/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.Renewal;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Other handles of the lock file in this JVM, as another process sees the lock.
 */
class SecondHandleTests {

	@TempDir
	private Path temporary;

	private Stores stores;

	private FileLeaseStore first;

	private long epoch;

	@BeforeEach
	void beginTerm() throws Exception {
		this.stores = new Stores(this.temporary);
		this.first = this.stores.store();
		this.epoch = Stores.begin(this.first, "one");
	}

	@AfterEach
	void closeStores() {
		this.stores.close();
	}

	private Renewal renewal() {
		return this.first.renew(Records.lease(Stores.ELECTION, "one", this.epoch));
	}

	@Test
	void secondContextThatTriesAndClosesDropsNoLock() throws Exception {
		for (int i = 0; i < 3; i++) {
			FileLeaseStore second = this.stores.store();
			second.watch(Stores.ELECTION, () -> {
			});
			assertThat(second.tryAcquire(Records.ifFree(Stores.ELECTION, "two", 0))).isInstanceOf(Attempt.Held.class);
			second.close();
		}
		assertThat(LockProbeMain.probe(this.stores.lockFile())).isEqualTo("locked");
		assertThat(renewal()).isEqualTo(new Renewal.Renewed());
	}

	@Test
	void contextThatCannotSeeTheRegistryIsSecondaryAndDropsNoLock() throws Exception {
		String entry = "io.github.coordination.store.file:" + this.stores.lockFile().toRealPath();
		String owner = System.clearProperty(entry);
		assertThat(owner).isNotNull();
		FileLeaseStore second = this.stores.store();
		second.watch(Stores.ELECTION, () -> {
		});
		assertThat(second.tryAcquire(Records.ifFree(Stores.ELECTION, "two", 0))).isInstanceOf(Attempt.Held.class);
		assertThat(second.tryAcquire(Records.ifFree(Stores.ELECTION, "two", 0))).isInstanceOf(Attempt.Held.class);
		second.close();
		assertThat(LockProbeMain.probe(this.stores.lockFile())).isEqualTo("locked");
		assertThat(renewal()).isEqualTo(new Renewal.Renewed());
	}

	@Test
	void fileThatIsOpenedAndClosedElsewhereInThisJvmCostsTheTermAndTheNextHasALockAgain() throws Exception {
		FileChannel.open(this.stores.lockFile(), StandardOpenOption.READ).close();
		assertThat(LockProbeMain.probe(this.stores.lockFile())).isEqualTo("free");
		assertThat(renewal()).isInstanceOf(Renewal.Lost.class);
		assertThat(Stores.begin(this.first, "one")).isEqualTo(this.epoch + 1);
		assertThat(LockProbeMain.probe(this.stores.lockFile())).isEqualTo("locked");
	}

	@Test
	void workerThatSharesTheStoreOfALostTermIsNotToldThatItIsHeld() throws Exception {
		FileChannel.open(this.stores.lockFile(), StandardOpenOption.READ).close();
		assertThat(this.first.tryAcquire(Records.ifFree(Stores.ELECTION, "two", 0)))
			.isEqualTo(new Attempt.Free(Records.live(this.epoch), null));
	}

}
