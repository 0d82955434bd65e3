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
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The descriptor behind this JVM's handle of a lock file, by which the kernel confirms
 * that the lock is held. {@code FileLock.isValid()} does not: it stays true when the
 * kernel has dropped the lock because some other handle of the file was closed in this
 * JVM.
 * <p>
 * The descriptor's number is found once, by the file's name and identity. The kernel's
 * page on it stays open and is read again for each check, which costs one system call and
 * works when no further file can be opened. The line that describes the lock is
 * remembered as it was first seen: a later line that differs is of another lock.
 */
final class OwnDescriptor implements AutoCloseable {

	private static final int MAX_PAGE = 4096;

	private final RandomAccessFile page;

	private final String lock;

	private OwnDescriptor(RandomAccessFile page, String lock) {
		this.page = page;
		this.lock = lock;
	}

	/**
	 * Find the descriptor that holds the lock.
	 * @param file the lock file
	 * @param key identity of the file
	 * @return the descriptor, or {@code null} if none of this process holds a lock on it
	 */
	static @Nullable OwnDescriptor find(Proc proc, Path file, @Nullable Object key) throws IOException {
		for (Path descriptor : proc.descriptors(Objects.toString(file.getFileName()))) {
			FileFacts facts = FileFacts.following(descriptor);
			if (facts != null && Objects.equals(facts.key(), key)) {
				OwnDescriptor found = open(proc.descriptorInfo(descriptor));
				if (found != null) {
					return found;
				}
			}
		}
		return null;
	}

	private static @Nullable OwnDescriptor open(Path info) throws IOException {
		RandomAccessFile page = new RandomAccessFile(info.toFile(), "r");
		String lock = null;
		try {
			lock = lockLine(page);
			return (lock != null) ? new OwnDescriptor(page, lock) : null;
		}
		finally {
			if (lock == null) {
				page.close();
			}
		}
	}

	/**
	 * Whether the kernel still shows the same lock.
	 */
	boolean showsLock() throws IOException {
		return this.lock.equals(lockLine(this.page));
	}

	private static @Nullable String lockLine(RandomAccessFile page) throws IOException {
		byte[] bytes = new byte[MAX_PAGE];
		page.seek(0);
		int length = page.read(bytes);
		String text = (length > 0) ? new String(bytes, 0, length, StandardCharsets.US_ASCII) : "";
		return text.lines()
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
