/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.CRC32C;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.LeaseRecord;
import io.github.coordination.lease.Renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What the store makes of files and disks that fail.
 */
class FileStoreFaultsTests {

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
	void lostTermStaysLostAndTheNextTryBeginsAgain() throws Exception {
		FileLeaseStore store = this.stores.store();
		long epoch = Stores.begin(store, "one");
		Files.readAllBytes(this.stores.lockFile());
		assertThat(store.renew(Records.lease(Stores.ELECTION, "one", epoch))).isInstanceOfSatisfying(Renewal.Lost.class,
				(lost) -> assertThat(lost.reason()).startsWith("the kernel has dropped the lock"));
		assertThat(store.renew(Records.lease(Stores.ELECTION, "one", epoch))).isInstanceOf(Renewal.Lost.class);
		Attempt attempt = store.tryAcquire(Records.ifFree(Stores.ELECTION, "one", epoch));
		LeaseRecord own = new LeaseRecord(Records.holder("one"), epoch, 0, Records.LEASE, false);
		assertThat(attempt).isEqualTo(new Attempt.Free(own, null));
	}

	@Test
	void termThatWasLostStaysLostWhenItsFileComesBack() throws Exception {
		FileLeaseStore store = this.stores.store();
		long epoch = Stores.begin(store, "one");
		Path moved = Files.move(this.stores.lockFile(), this.temporary.resolve("moved"));
		assertThat(store.renew(Records.lease(Stores.ELECTION, "one", epoch)))
			.isEqualTo(new Renewal.Lost("the lock file was removed"));
		Files.move(moved, this.stores.lockFile());
		assertThat(store.renew(Records.lease(Stores.ELECTION, "one", epoch))).isInstanceOf(Renewal.Lost.class);
		assertThat(Stores.begin(store, "one")).isEqualTo(epoch + 1);
	}

	@Test
	void releaseRestoresARecordThatWasRemovedDuringTheTerm() throws Exception {
		FileLeaseStore store = this.stores.store();
		long epoch = Stores.begin(store, "one");
		Files.delete(this.stores.slotFile());
		store.release(Records.lease(Stores.ELECTION, "one", epoch));
		assertThat(Stores.granted(this.stores.blindStore().tryAcquire(Records.ifFree(Stores.ELECTION, "two", 0))))
			.isEqualTo(epoch + 1);
	}

	@Test
	void releaseAfterALossLeavesTheRecordAlone() throws Exception {
		FileLeaseStore store = this.stores.store();
		long epoch = Stores.begin(store, "one");
		Files.readAllBytes(this.stores.lockFile());
		store.release(Records.lease(Stores.ELECTION, "one", epoch));
		assertThat(Files.readString(this.stores.slotFile())).startsWith("primary: ");
	}

	@Test
	void damagedRecordIsLeftToTheWaitingRuleAndItsEpochExceeded() throws Exception {
		long epoch = releasedTerm();
		byte[] bytes = Files.readAllBytes(this.stores.slotFile());
		bytes[1024 + 20] ^= 1;
		Files.write(this.stores.slotFile(), bytes);
		assertWaitedOut(epoch);
	}

	@Test
	void recordThatWasWrittenUnderAnotherLockFileIsLeftToTheWaitingRuleAndItsEpochExceeded() throws Exception {
		long epoch = releasedTerm();
		Path other = Files.createFile(this.stores.directory().resolve("other"),
				StateFile.mode(this.temporary, "rw-------"));
		Files.move(other, this.stores.lockFile(), StandardCopyOption.REPLACE_EXISTING);
		assertWaitedOut(epoch);
	}

	private long releasedTerm() throws IOException {
		FileLeaseStore store = this.stores.store();
		long epoch = Stores.begin(store, "one");
		store.release(Records.lease(Stores.ELECTION, "one", epoch));
		return epoch;
	}

	private void assertWaitedOut(long epoch) throws IOException {
		FileLeaseStore store = this.stores.blindStore();
		assertThat(store.tryAcquire(Records.ifFree(Stores.ELECTION, "two", 0))).isEqualTo(new Attempt.Free(null, null));
		assertThat(Stores.granted(store.tryAcquire(Records.replace(Stores.ELECTION, "two", null))))
			.isGreaterThan(epoch);
		store.release(Records.lease(Stores.ELECTION, "two", epoch + 1));
		assertThat(Stores.granted(store.tryAcquire(Records.ifFree(Stores.ELECTION, "two", 0))))
			.isGreaterThan(epoch + 1);
	}

	@Test
	void directoryIsMadeAgainWhenItWasRemoved() throws Exception {
		FileLeaseStore store = this.stores.store();
		long epoch = Stores.begin(store, "one");
		Files.delete(this.stores.lockFile());
		Files.delete(this.stores.slotFile());
		Files.delete(this.stores.directory());
		assertThat(store.renew(Records.lease(Stores.ELECTION, "one", epoch))).isInstanceOf(Renewal.Lost.class);
		assertThat(Stores.begin(store, "one")).isGreaterThanOrEqualTo(epoch);
		assertThat(FileFacts.of(this.stores.directory()).permissions()).isEqualTo(0_700);
	}

	@Test
	void fileThatCannotBeMendedIsRefusedWithASentenceUntilItIsGone() throws Exception {
		FileLeaseStore store = this.stores.store();
		store.watch(Stores.ELECTION, () -> {
		});
		for (Path file : List.of(this.stores.lockFile(), this.stores.slotFile())) {
			Files.deleteIfExists(file);
			Files.createDirectory(file);
			Path aside = file.resolveSibling(file.getFileName() + ".aside");
			Files.createDirectories(aside.resolve("below"));
			assertThat(store.tryAcquire(Records.ifFree(Stores.ELECTION, "one", 0))).isInstanceOfSatisfying(
					Attempt.Refused.class,
					(refused) -> assertThat(refused.reason()).contains("is a directory, not a file: remove it"));
			Files.delete(file);
			Stores.begin(this.stores.store(), "two");
			this.stores.close();
		}
	}

	@Test
	void slotFileOfALaterVersionIsRefusedUntilItIsGone() throws Exception {
		FileLeaseStore store = this.stores.store();
		String line = "coordination-2 epoch=5";
		CRC32C crc = new CRC32C();
		crc.update(line.getBytes(StandardCharsets.US_ASCII));
		releasedTerm();
		byte[] bytes = Files.readAllBytes(this.stores.slotFile());
		byte[] slot = "%s crc32c=%08x".formatted(line, crc.getValue()).getBytes(StandardCharsets.US_ASCII);
		Arrays.fill(bytes, 1024, bytes.length, (byte) ' ');
		System.arraycopy(slot, 0, bytes, 1024, slot.length);
		Files.write(this.stores.slotFile(), bytes);
		assertThat(store.tryAcquire(Records.ifFree(Stores.ELECTION, "one", 0))).isInstanceOf(Attempt.Refused.class);
		assertThat(this.stores.slotFile()).hasBinaryContent(bytes);
		Files.delete(this.stores.slotFile());
		Stores.begin(store, "one");
	}

	@ParameterizedTest
	@ValueSource(strings = { "rwxrwxrwx", "rwxrwx---", "r-x------", "---------" })
	void directoryWhoseModeIsChangedGetsItBack(String permissions) throws Exception {
		FileLeaseStore store = this.stores.store();
		Files.setPosixFilePermissions(this.stores.directory(), PosixFilePermissions.fromString(permissions));
		Stores.begin(store, "one");
		assertThat(FileFacts.of(this.stores.directory()).permissions()).isEqualTo(0_700);
		assertThat(this.stores.told()).singleElement()
			.asString()
			.startsWith("The directory " + this.stores.directory() + " has mode 0")
			.endsWith(": it was given mode 0700.");
	}

	@Test
	void directoryThatIsNoneIsRefusedUntilItIsOneAgain() throws Exception {
		FileLeaseStore store = this.stores.store();
		Files.delete(this.stores.directory());
		Files.createFile(this.stores.directory());
		assertThat(store.tryAcquire(Records.ifFree(Stores.ELECTION, "one", 0))).isInstanceOfSatisfying(
				Attempt.Refused.class, (refused) -> assertThat(refused.reason()).contains("is a file"));
		Files.delete(this.stores.directory());
		Stores.begin(store, "one");
	}

	@Test
	void directoryBelowANetworkFileSystemIsRefusedUntilThatIsGone() throws Exception {
		AtomicReference<String> type = new AtomicReference<>("ext4");
		FileLeaseStore store = this.stores.storeOn((directory) -> type.get());
		type.set("nfs4");
		assertThat(store.tryAcquire(Records.ifFree(Stores.ELECTION, "one", 0))).isInstanceOfSatisfying(
				Attempt.Refused.class, (refused) -> assertThat(refused.reason()).contains("network or user-space"));
		type.set("ext4");
		Stores.begin(store, "one");
	}

	@Test
	void directoryOnADiskThatCannotBeWrittenIsRefusedUntilItCan() throws Exception {
		AtomicBoolean writable = new AtomicBoolean(true);
		FileLeaseStore store = this.stores.store(new SlotFile.Disk() {

			@Override
			public boolean isWritable(Path directory) {
				return writable.get();
			}

		});
		writable.set(false);
		assertThat(store.tryAcquire(Records.ifFree(Stores.ELECTION, "one", 0))).isInstanceOfSatisfying(
				Attempt.Refused.class, (refused) -> assertThat(refused.reason()).contains("mounted read-only"));
		writable.set(true);
		Stores.begin(store, "one");
	}

	@Test
	void fullDiskStopsNeitherARunningTermNorTheNext() throws Exception {
		AtomicInteger creations = new AtomicInteger();
		SlotFile.Disk noMoreRoom = new SlotFile.Disk() {

			@Override
			public void write(FileChannel channel, byte[] bytes, long position) throws IOException {
				if (position + bytes.length > channel.size() && creations.incrementAndGet() > 1) {
					throw new IOException("No space left on device");
				}
				SlotFile.Disk.super.write(channel, bytes, position);
			}

		};
		FileLeaseStore store = this.stores.store(noMoreRoom);
		long epoch = Stores.begin(store, "one");
		store.release(Records.lease(Stores.ELECTION, "one", epoch));
		for (int i = 1; i <= 3; i++) {
			assertThat(Stores.granted(store.tryAcquire(Records.ifFree(Stores.ELECTION, "one", 0))))
				.isEqualTo(epoch + i);
			store.release(Records.lease(Stores.ELECTION, "one", epoch + i));
		}
		assertThat(creations).hasValue(1);
	}

	@Test
	void diskThatCannotBeWrittenGrantsNoTerm() throws Exception {
		SlotFile.Disk broken = new SlotFile.Disk() {

			@Override
			public void force(FileChannel channel) throws IOException {
				throw new IOException("Input/output error");
			}

		};
		FileLeaseStore store = this.stores.store(broken);
		assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> Stores.begin(store, "one"))
			.withMessageContaining("Input/output error");
		Stores.begin(this.stores.store(), "two");
	}

	@Test
	void lockThatIsLostWhileTheEpochIsWrittenGrantsNoTerm() throws Exception {
		SlotFile.Disk slow = new SlotFile.Disk() {

			@Override
			public void force(FileChannel channel) throws IOException {
				Files.deleteIfExists(FileStoreFaultsTests.this.stores.lockFile());
				SlotFile.Disk.super.force(channel);
			}

		};
		FileLeaseStore store = this.stores.store(slow);
		assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> Stores.begin(store, "one"))
			.withMessageContaining("the lock was lost while epoch " + Stores.NOW.toEpochMilli()
					+ " was being written: the lock file was removed");
		assertThat(store.renew(Records.lease(Stores.ELECTION, "one", Stores.NOW.toEpochMilli())))
			.isInstanceOf(Renewal.Lost.class);
	}

	@Test
	void releaseLeavesALaterRecordAlone() throws Exception {
		FileLeaseStore store = this.stores.store();
		long epoch = Stores.begin(store, "one");
		SlotFile slots = new SlotFile(new StateFile(this.stores.slotFile(), FileFacts.UNKNOWN, Records.UNTOLD),
				SlotFile.Disk.REAL);
		slots.write(slots.read(), Records.live(epoch + 5), "another", Records.SINCE);
		byte[] bytes = Files.readAllBytes(this.stores.slotFile());
		store.release(Records.lease(Stores.ELECTION, "one", epoch));
		assertThat(this.stores.slotFile()).hasBinaryContent(bytes);
		assertThat(LockProbeMain.probe(this.stores.lockFile())).isEqualTo("free");
	}

	@Test
	void lockThatCannotBeCheckedIsNeitherRenewedNorLost() throws Exception {
		FileLeaseStore store = this.stores.store();
		long epoch = Stores.begin(store, "one");
		Path moved = this.temporary.resolve("moved");
		Files.move(this.stores.directory(), moved);
		Files.createSymbolicLink(this.stores.directory(), this.stores.directory());
		assertThat(store.renew(Records.lease(Stores.ELECTION, "one", epoch))).isInstanceOfSatisfying(
				Renewal.Unknown.class,
				(unknown) -> assertThat(unknown.toString()).contains("the lock cannot be checked"));
		Files.delete(this.stores.directory());
		Files.move(moved, this.stores.directory());
		assertThat(store.renew(Records.lease(Stores.ELECTION, "one", epoch))).isEqualTo(new Renewal.Renewed());
	}

	@Test
	void nameThatDoesNotFitIntoAFileSystemIsNoHindrance() throws Exception {
		assertThat(this.stores.storeOf("\u4e2d".repeat(64)).tryAcquire(Records.ifFree("\u4e2d".repeat(64), "one", 0)))
			.isInstanceOf(Attempt.Granted.class);
	}

}
