/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.github.coordination.lease.CoordinationName;
import io.github.coordination.lease.LeaseRecord;

/**
 * The file that keeps an election's record: a heading for people and two slots, written
 * in turn and in place.
 * <p>
 * Whoever writes holds the lock of the lock file. A record is written over the slot that
 * does not hold the latest one, and is on disk before the call returns: a crash in the
 * middle leaves the other slot, and the term that was being written was never granted.
 * The whole file is allocated when it is created, so that a disk that is full later stops
 * nobody. It fits into one block.
 */
final class SlotFile {

	private static final int HEADING = 1024;

	private static final int SIZE = HEADING + 2 * Slot.SIZE;

	private static final String ADVICE = """
			The lock on the .lock file beside this one decides who is primary, not this text. \
			Remove neither file: a worker that finds no record waits before it takes over.
			""";

	private final StateFile file;

	private final Disk disk;

	SlotFile(StateFile file, Disk disk) {
		this.file = file;
		this.disk = disk;
	}

	/**
	 * Read the record. Needs no lock, but then a writer may be in the middle.
	 * @throws UnusableFileException if the file is not ours, or of an unknown format
	 */
	Content read() throws IOException {
		byte[] bytes = bytes();
		if (bytes == null) {
			return Content.NONE;
		}
		if (bytes.length != SIZE) {
			return Content.of(new Slot(Slot.State.DAMAGED), new Slot(Slot.State.DAMAGED));
		}
		Content content = Content.of(slot(bytes, 0), slot(bytes, 1));
		if (content.isForeign()) {
			throw new UnusableFileException(
					"The file %s was written by another version of coordination-starter".formatted(this.file.path()),
					"stop all workers of that version, then remove the file, or set coordination.file.directory to another directory");
		}
		return content;
	}

	private byte @Nullable [] bytes() throws IOException {
		try (FileChannel channel = this.file.openExisting(StandardOpenOption.READ)) {
			if (channel == null) {
				return null;
			}
			ByteBuffer buffer = ByteBuffer.allocate(SIZE + 1);
			int count = 0;
			while (count >= 0 && buffer.hasRemaining()) {
				count = channel.read(buffer, buffer.position());
			}
			return Arrays.copyOf(buffer.array(), buffer.position());
		}
	}

	private static Slot slot(byte[] bytes, int index) {
		int start = HEADING + index * Slot.SIZE;
		return Slot.decode(Arrays.copyOfRange(bytes, start, start + Slot.SIZE));
	}

	/**
	 * Write a record beside the latest one. Only the holder of the lock may.
	 * @param latest what was read under the same lock
	 * @param lockFile number of the lock file that is locked
	 * @param since when the record's term began, or let no more calls in if it is
	 * released
	 */
	void write(Content latest, LeaseRecord record, String lockFile, Instant since) throws IOException {
		byte[] slot = Slot.encode(record, lockFile, since);
		byte[] heading = heading(record, since);
		try (FileChannel channel = openOrCreate()) {
			if (channel.size() != SIZE) {
				this.disk.write(channel, emptyFile(), 0);
				channel.truncate(SIZE);
			}
			for (int index : latest.replaceable()) {
				this.disk.write(channel, slot, HEADING + (long) index * Slot.SIZE);
			}
			this.disk.write(channel, heading, 0);
			this.disk.force(channel);
		}
	}

	/**
	 * Do all that a takeover does but to change the file: one that does it for the first
	 * time spends most of its time on loading classes.
	 */
	void rehearse(LeaseRecord record) throws IOException {
		rehearseText(record);
		try (FileChannel channel = this.file.openExisting(StandardOpenOption.WRITE)) {
			if (channel != null) {
				this.disk.force(channel);
			}
		}
	}

	/**
	 * Do what a takeover and a release do in memory.
	 */
	static void rehearseText(LeaseRecord record) {
		Slot written = Slot.decode(Slot.encode(record, "", Instant.EPOCH));
		Slot again = Slot.decode(Slot.encode(Objects.requireNonNull(written.record()), "", Instant.EPOCH));
		if (!written.equals(again)) {
			throw new IllegalStateException("%s is read back as %s".formatted(written, again));
		}
		heading(record, Instant.EPOCH);
	}

	private FileChannel openOrCreate() throws IOException {
		FileChannel existing = this.file.openExisting(StandardOpenOption.WRITE);
		if (existing != null) {
			return existing;
		}
		FileChannel created = this.file.create();
		if (created == null) {
			throw new IOException(this.file.path() + " appeared while it was being created");
		}
		return allocated(created);
	}

	/**
	 * Allocate the file, or remove it if there is no room: a file without room would cost
	 * a later term.
	 */
	private FileChannel allocated(FileChannel created) throws IOException {
		boolean done = false;
		try {
			this.disk.write(created, emptyFile(), 0);
			this.disk.force(created);
			done = true;
			return created;
		}
		finally {
			if (!done) {
				created.close();
				Files.deleteIfExists(this.file.path());
			}
		}
	}

	private static byte[] emptyFile() {
		byte[] bytes = new byte[SIZE];
		Arrays.fill(bytes, 0, HEADING, (byte) ' ');
		bytes[HEADING - 1] = '\n';
		System.arraycopy(Slot.blank(), 0, bytes, HEADING, Slot.SIZE);
		System.arraycopy(Slot.blank(), 0, bytes, HEADING + Slot.SIZE, Slot.SIZE);
		return bytes;
	}

	private static byte[] heading(LeaseRecord record, Instant since) {
		String text = "%s: pid %d on %s since %s epoch %d%n%s".formatted(record.released() ? "released" : "primary",
				record.holder().worker().pid(), CoordinationName.printable(record.holder().worker().host()), since,
				record.epoch(), ADVICE);
		byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
		byte[] bytes = Arrays.copyOf(emptyFile(), HEADING);
		System.arraycopy(encoded, 0, bytes, 0, Math.min(encoded.length, HEADING - 1));
		return bytes;
	}

	/**
	 * What was read.
	 *
	 * @param latest the slot with the latest record, or one without a record
	 * @param isWhole whether nothing was damaged: of a damaged file the record is only
	 * the latest that can still be read
	 * @param isForeign whether something is intact but of an unknown format
	 * @param replaceable the slots to write next
	 */
	record Content(Slot latest, boolean isWhole, boolean isForeign, List<Integer> replaceable) {

		static final Content NONE = new Content(new Slot(Slot.State.BLANK), true, false, List.of(0));

		static Content of(Slot first, Slot second) {
			boolean whole = first.state() != Slot.State.DAMAGED && second.state() != Slot.State.DAMAGED;
			boolean foreign = first.state() == Slot.State.FOREIGN || second.state() == Slot.State.FOREIGN;
			if (first.record() == null && second.record() == null) {
				return new Content(first, whole, foreign, whole ? List.of(0) : List.of(0, 1));
			}
			return isLater(first, second) ? new Content(first, whole, foreign, List.of(1))
					: new Content(second, whole, foreign, List.of(0));
		}

		/**
		 * The latest record that can be read.
		 */
		@Nullable LeaseRecord record() {
			return this.latest.record();
		}

		/**
		 * The record that tells of the last term beyond doubt.
		 * @param lockFile number of the lock file that is locked now
		 * @return the record, {@code null} if there is none, a later one may have been
		 * damaged, or it was written under a lock of another file
		 */
		@Nullable LeaseRecord recordUnder(String lockFile) {
			return (this.isWhole && this.latest.lockFile().equals(lockFile)) ? record() : null;
		}

		private static boolean isLater(Slot first, Slot second) {
			LeaseRecord left = first.record();
			LeaseRecord right = second.record();
			if (left == null || right == null) {
				return left != null;
			}
			return (left.epoch() != right.epoch()) ? left.epoch() > right.epoch() : left.released();
		}

	}

	/**
	 * How bytes reach the disk: a seam for disks that are full, read-only or crash.
	 */
	interface Disk {

		/**
		 * The real disk.
		 */
		Disk REAL = new Disk() {
		};

		default void write(FileChannel channel, byte[] bytes, long position) throws IOException {
			ByteBuffer buffer = ByteBuffer.wrap(bytes);
			while (buffer.hasRemaining()) {
				channel.write(buffer, position + buffer.position());
			}
		}

		default boolean isWritable(Path directory) {
			return Files.isWritable(directory);
		}

		default void force(FileChannel channel) throws IOException {
			channel.force(false);
		}

	}

}
