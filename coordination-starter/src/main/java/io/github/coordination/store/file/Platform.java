/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * What the store needs of the machine: a seam for machines that differ.
 *
 * @param proc the kernel's view of processes
 * @param uid user of this process, {@link FileFacts#UNKNOWN} where there is none
 * @param home home directory of the user
 * @param fileSystems judges file systems
 * @param disk how bytes reach the disk
 * @param clock wall clock, for people and for the epoch of a lost record
 * @param report takes a sentence for the operator
 */
record Platform(Proc proc, int uid, String home, FileSystemCheck fileSystems, SlotFile.Disk disk, InstantSource clock,
		Consumer<String> report) {

	/**
	 * The machine that this JVM runs on.
	 * @param report takes a sentence for the operator
	 */
	static Platform current(Consumer<String> report) {
		Proc proc = new Proc(Path.of("/proc"));
		return new Platform(proc, uid(proc), System.getProperty("user.home", ""),
				new FileSystemCheck(FileSystemCheck.Types.REAL), SlotFile.Disk.REAL, InstantSource.system(), report);
	}

	private static int uid(Proc proc) {
		try {
			return proc.uid();
		}
		catch (IOException ex) {
			return FileFacts.UNKNOWN;
		}
	}

}
