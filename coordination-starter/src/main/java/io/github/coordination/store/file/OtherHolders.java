/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.io.IOException;
import java.util.List;

/**
 * Looks for processes that may still believe in a term although no record of it is left,
 * because the files that they stand on were removed, renamed or replaced.
 * <p>
 * Such a process has had the lock since before its term began, and lets go of it only
 * after the term has ended. The place of the lock is made from the election's name, so
 * the kernel's own list shows it on whatever file, in whatever directory and under
 * whatever name. There is none if the list shows one lock at that place, which is the one
 * just taken. That is worth something only where this process sees all processes of the
 * kernel; else, and on any doubt, the answer is that there may be one.
 */
final class OtherHolders {

	/**
	 * The kernel writes a long list in several parts, between which an entry can slip
	 * through.
	 */
	private static final int LOOKS = 3;

	private final Proc proc;

	private final String self = " " + ProcessHandle.current().pid() + " ";

	OtherHolders(Proc proc) {
		this.proc = proc;
	}

	/**
	 * Whether it is proven that there is none.
	 * @param position place of the lock, which this process holds
	 */
	boolean noneAt(long position) {
		try {
			if (!this.proc.seesAllProcesses()) {
				return false;
			}
			for (int i = 0; i < LOOKS; i++) {
				if (!isAloneAt(position)) {
					return false;
				}
			}
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private boolean isAloneAt(long position) throws IOException {
		String place = " " + position + " " + position;
		List<String> holders = this.proc.locks()
			.stream()
			.filter((line) -> line.endsWith(place) && !line.contains("->"))
			.toList();
		return holders.size() == 1 && holders.get(0).contains(this.self);
	}

}
