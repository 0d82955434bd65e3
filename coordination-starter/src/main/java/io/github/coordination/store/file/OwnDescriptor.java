/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The descriptor behind this JVM's handle of a lock file, by which the kernel confirms
 * that the lock is held. {@code FileLock.isValid()} does not: it stays true when the
 * kernel has dropped the lock because some other handle of the file was closed in this
 * JVM.
 * <p>
 * The descriptor's number is found once, by the file's name and identity, and before the
 * lock is waited for, since that takes longer than all the rest of a takeover. The
 * kernel's page on it stays open and is read again for each check, which costs one system
 * call and works when no further file can be opened. The line that describes the lock is
 * remembered as it was first seen: a later line that differs is of another lock. So is
 * the page that showed it, since one that is the same needs no second reading.
 */
final class OwnDescriptor implements AutoCloseable {

	private static final int MAX_PAGE = 4096;

	private final RandomAccessFile page;

	private final byte[] bytes = new byte[MAX_PAGE];

	private byte[] shown = new byte[0];

	private @Nullable String lock;

	private OwnDescriptor(RandomAccessFile page) {
		this.page = page;
	}

	/**
	 * Find the descriptor. Where this process has several of the file, one that shows a
	 * lock is preferred.
	 * @param file the lock file
	 * @param key identity of the file
	 * @return the descriptor, or {@code null} if this process shows none
	 */
	static @Nullable OwnDescriptor find(Proc proc, Path file, @Nullable Object key) throws IOException {
		OwnDescriptor found = null;
		for (Path descriptor : proc.descriptors(Objects.toString(file.getFileName()))) {
			FileFacts facts = FileFacts.following(descriptor);
			if (facts != null && Objects.equals(facts.key(), key)) {
				if (found != null) {
					found.close();
				}
				found = new OwnDescriptor(new RandomAccessFile(proc.descriptorInfo(descriptor).toFile(), "r"));
				if (found.showsLock()) {
					return found;
				}
			}
		}
		return found;
	}

	/**
	 * Whether the kernel shows a lock, and still the one that it showed at first.
	 */
	boolean showsLock() throws IOException {
		this.page.seek(0);
		int length = Math.max(0, this.page.read(this.bytes));
		if (length > 0 && Arrays.equals(this.bytes, 0, length, this.shown, 0, this.shown.length)) {
			return true;
		}
		String line = lockLine(length);
		if (this.lock == null) {
			this.lock = line;
		}
		if (line == null || !line.equals(this.lock)) {
			return false;
		}
		this.shown = Arrays.copyOf(this.bytes, length);
		return true;
	}

	private @Nullable String lockLine(int length) {
		return new String(this.bytes, 0, length, StandardCharsets.US_ASCII).lines()
			.filter((line) -> line.startsWith("lock:") && line.contains("POSIX") && line.contains("WRITE"))
			.map((line) -> line.substring(line.indexOf("POSIX")))
			.findFirst()
			.orElse(null);
	}

	@Override
	public void close() throws IOException {
		this.page.close();
	}

}
