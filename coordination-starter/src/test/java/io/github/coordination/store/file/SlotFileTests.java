/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.coordination.lease.LeaseRecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

/**
 * The slot file and what may befall it.
 */
class SlotFileTests {

	@TempDir
	private Path directory;

	private Path path;

	@BeforeEach
	void choosePath() {
		this.path = this.directory.resolve(Shop.SLOT_FILE);
	}

	private SlotFile slots(SlotFile.Disk disk) {
		return new SlotFile(new StateFile(this.path, FileFacts.UNKNOWN, Records.UNTOLD), disk);
	}

	private SlotFile slots() {
		return slots(SlotFile.Disk.REAL);
	}

	private void write(SlotFile slots, LeaseRecord record) throws IOException {
		slots.write(slots.read(), record, "77", Records.SINCE);
	}

	@Test
	void thereIsNoRecordBeforeTheFirst() throws Exception {
		SlotFile.Content content = slots().read();
		assertThat(content.record()).isNull();
		assertThat(content.isWhole()).isTrue();
		assertThat(this.path).doesNotExist();
	}

	@Test
	void recordsAreWrittenInTurnAndTheLatestCounts() throws Exception {
		for (long epoch = 1; epoch <= 5; epoch++) {
			write(slots(), Records.live(epoch));
			assertThat(slots().read().record()).isEqualTo(Records.live(epoch));
			write(slots(), Records.live(epoch).asReleased());
			assertThat(slots().read().record()).isEqualTo(Records.live(epoch).asReleased());
			assertThat(slots().read().isWhole()).isTrue();
		}
	}

	@Test
	void recordOfAnotherLockFileIsNone() throws Exception {
		write(slots(), Records.live(3));
		assertThat(slots().read().recordUnder("77")).isEqualTo(Records.live(3));
		assertThat(slots().read().recordUnder("78")).isNull();
		assertThat(slots().read().record()).isEqualTo(Records.live(3));
	}

	@Test
	void fileIsClosedToOthersAndHasItsFullSizeFromTheFirstRecordOn() throws Exception {
		write(slots(), Records.live(1));
		long size = Files.size(this.path);
		write(slots(), Records.live(2));
		assertThat(Files.size(this.path)).isEqualTo(size).isEqualTo(4096);
		assertThat(FileFacts.of(this.path).permissions()).isEqualTo(0_600);
	}

	@Test
	void firstLineTellsPeopleWhoIsPrimary() throws Exception {
		write(slots(), Records.live(12));
		assertThat(Files.readString(this.path)).startsWith(
				"primary: pid 4711 on host since 2026-07-28T10:15:30Z epoch 12\nThe lock on the .lock file beside this");
		write(slots(), Records.live(12).asReleased());
		assertThat(Files.readString(this.path)).startsWith("released: pid 4711 on host");
	}

	@Test
	void crashAtAnyByteOfAWriteLeavesTheFormerRecordOrDamageThatIsSeen() throws Exception {
		for (int cut = 0; cut <= Slot.SIZE; cut += 16) {
			Files.deleteIfExists(this.path);
			write(slots(), Records.live(7));
			write(slots(), Records.live(7).asReleased());
			int length = cut;
			assertThatIOException().isThrownBy(() -> write(slots(new CrashingDisk(length)), Records.live(8)));
			SlotFile.Content content = slots().read();
			if (content.isWhole()) {
				assertThat(content.record()).as("cut at " + cut).isIn(Records.live(7).asReleased(), Records.live(8));
			}
			else {
				assertThat(content.record()).as("cut at " + cut).isEqualTo(Records.live(7).asReleased());
			}
			write(slots(), Records.live(9));
			assertThat(slots().read().record()).isEqualTo(Records.live(9));
			assertThat(slots().read().isWhole()).as("repaired").isTrue();
		}
	}

	@Test
	void garbageInBothSlotsIsSeenAndRepaired() throws Exception {
		byte[] garbage = new byte[4096];
		Arrays.fill(garbage, (byte) 'x');
		write(slots(), Records.live(1));
		Files.write(this.path, garbage);
		assertThat(slots().read().isWhole()).isFalse();
		assertThat(slots().read().record()).isNull();
		write(slots(), Records.live(2));
		assertThat(slots().read().record()).isEqualTo(Records.live(2));
		assertThat(slots().read().isWhole()).isTrue();
	}

	@Test
	void fileOfAnotherSizeIsSeenAndRepaired() throws Exception {
		for (int size : new int[] { 0, 1, 1024, 4095, 4097, 10_000 }) {
			Files.deleteIfExists(this.path);
			write(slots(), Records.live(1));
			Files.write(this.path, Arrays.copyOf(Files.readAllBytes(this.path), size));
			assertThat(slots().read().isWhole()).as("size " + size).isFalse();
			write(slots(), Records.live(2));
			assertThat(slots().read().record()).as("size " + size).isEqualTo(Records.live(2));
			assertThat(Files.size(this.path)).isEqualTo(4096);
		}
	}

	@Test
	void fileThatWasAllocatedButNeverWrittenHasNoRecordAndNoDamage() throws Exception {
		assertThatIOException().isThrownBy(() -> write(slots(new CrashingDisk(0)), Records.live(1)));
		SlotFile.Content content = slots().read();
		assertThat(this.path).exists();
		assertThat(content.record()).isNull();
		assertThat(content.isWhole()).isTrue();
	}

	@Test
	void fullDiskAtCreationLeavesNoFileBehind() {
		SlotFile.Disk full = new SlotFile.Disk() {

			@Override
			public void write(FileChannel channel, byte[] bytes, long position) throws IOException {
				channel.write(ByteBuffer.wrap(bytes, 0, 100), position);
				throw new IOException("No space left on device");
			}

		};
		assertThatIOException().isThrownBy(() -> write(slots(full), Records.live(1)))
			.withMessageContaining("No space left");
		assertThat(this.path).doesNotExist();
	}

	@Test
	void everyRecordIsOnDiskBeforeTheCallReturnsAndTheRoomForItBeforeTheRecord() throws Exception {
		List<String> calls = new ArrayList<>();
		SlotFile.Disk disk = new SlotFile.Disk() {

			@Override
			public void write(FileChannel channel, byte[] bytes, long position) throws IOException {
				calls.add("write " + bytes.length + " at " + position);
				SlotFile.Disk.super.write(channel, bytes, position);
			}

			@Override
			public void force(FileChannel channel) throws IOException {
				calls.add("force");
				SlotFile.Disk.super.force(channel);
			}

		};
		write(slots(disk), Records.live(1));
		assertThat(calls).containsExactly("write 4096 at 0", "force", "write 1536 at 1024", "write 1024 at 0", "force");
		calls.clear();
		write(slots(disk), Records.live(2));
		assertThat(calls).containsExactly("write 1536 at 2560", "write 1024 at 0", "force");
	}

	@Test
	void realDiskIsForced() throws Exception {
		FileChannel channel = mock(FileChannel.class);
		SlotFile.Disk.REAL.force(channel);
		then(channel).should().force(false);
	}

	@Test
	void recordOfAnotherVersionIsRefusedAndLeftAlone() throws Exception {
		write(slots(), Records.live(1));
		byte[] bytes = Files.readAllBytes(this.path);
		byte[] foreign = SlotTests.withChecksum("coordination-2 epoch=1");
		System.arraycopy(foreign, 0, bytes, 1024, Slot.SIZE);
		Files.write(this.path, bytes);
		assertThatExceptionOfType(UnusableFileException.class).isThrownBy(() -> slots().read())
			.withMessageContaining("was written by another version of coordination-starter")
			.withMessageContaining("set coordination.file.directory");
		assertThat(Files.readAllBytes(this.path)).isEqualTo(bytes);
	}

	/**
	 * Crashes in the middle of the write of a slot.
	 */
	private record CrashingDisk(int after) implements SlotFile.Disk {

		@Override
		public void write(FileChannel channel, byte[] bytes, long position) throws IOException {
			if (bytes.length != Slot.SIZE) {
				SlotFile.Disk.super.write(channel, bytes, position);
				return;
			}
			channel.write(ByteBuffer.wrap(bytes, 0, this.after), position);
			throw new IOException("crash");
		}

	}

}
