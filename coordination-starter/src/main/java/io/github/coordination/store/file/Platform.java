/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * What the store needs of the machine: a seam for machines that differ.
 *
 * @param proc the kernel's view of processes
 * @param uid user of this process, {@link FileFacts#UNKNOWN} where there is none
 * @param home home directory of the user
 * @param fileSystems judges file systems
 * @param disk how bytes reach the disk
 * @param clock wall clock, for people and for the epoch of a lost record
 */
record Platform(Proc proc, int uid, String home, FileSystemCheck fileSystems, SlotFile.Disk disk, InstantSource clock) {

	/**
	 * The machine that this JVM runs on.
	 */
	static Platform current() {
		Proc proc = new Proc(Path.of("/proc"));
		return new Platform(proc, uid(proc), System.getProperty("user.home", ""),
				new FileSystemCheck(FileSystemCheck.Types.REAL), SlotFile.Disk.REAL, InstantSource.system());
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
