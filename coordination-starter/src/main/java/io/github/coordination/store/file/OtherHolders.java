/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Looks for processes that may still believe in a term although no record of it is left,
 * because the files that they stand on were removed, renamed or replaced.
 * <p>
 * Such a process has had the lock since before its term began, and closes its handle only
 * after the term has ended. So there is none if the kernel's list shows one lock at the
 * election's place, which is the one just taken, and no process has a file of the lock
 * file's name open that is not the present one. Both are worth something only if this
 * process sees all processes of the kernel; else, and on any doubt, the answer is that
 * there may be one. A process that has the present file open is not meant: it contends
 * for the same lock.
 */
final class OtherHolders {

	private static final long TIME_LIMIT = Duration.ofMillis(100).toNanos();

	private static final int MAX_DESCRIPTORS = 20_000;

	private final Proc proc;

	private final int uid;

	private final String self = Long.toString(ProcessHandle.current().pid());

	OtherHolders(Proc proc, int uid) {
		this.proc = proc;
		this.uid = uid;
	}

	/**
	 * Whether it is proven that there is none.
	 * @param file the lock file, locked by this process
	 * @param position place of the lock
	 */
	boolean noneFor(Path file, long position) {
		try {
			FileFacts present = FileFacts.of(file);
			return this.uid != FileFacts.UNKNOWN && present != null && this.proc.seesAllProcesses()
					&& noneLocks(position) && noneHasOpen(Objects.toString(file.getFileName()), present);
		}
		catch (IOException | UncheckedIOException | DirectoryIteratorException ex) {
			return false;
		}
	}

	private boolean noneLocks(long position) throws IOException {
		String place = " " + position + " " + position;
		List<String> holders = this.proc.locks()
			.stream()
			.filter((line) -> line.endsWith(place) && !line.contains("->"))
			.toList();
		return holders.size() == 1 && holders.get(0).contains(" " + this.self + " ");
	}

	private boolean noneHasOpen(String fileName, FileFacts present) throws IOException {
		long deadline = System.nanoTime() + TIME_LIMIT;
		for (Path process : this.proc.processes()) {
			if (System.nanoTime() - deadline > 0 || mayHaveOpen(process, fileName, present)) {
				return false;
			}
		}
		return true;
	}

	private boolean mayHaveOpen(Path process, String fileName, FileFacts present) throws IOException {
		FileFacts owner = FileFacts.of(process);
		try {
			for (Path descriptor : this.proc.descriptors(process.toString(), fileName, MAX_DESCRIPTORS)) {
				FileFacts open = FileFacts.following(descriptor);
				if (open != null && !Objects.equals(open.key(), present.key())) {
					return true;
				}
			}
			return false;
		}
		catch (AccessDeniedException ex) {
			return owner != null && owner.uid() == this.uid;
		}
		catch (IOException | DirectoryIteratorException ex) {
			return Files.exists(process);
		}
	}

}
