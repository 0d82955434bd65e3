/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Another process that holds a lock until its input ends. Arguments: the lock file and
 * the place of the lock.
 */
final class LockHolderMain {

	private LockHolderMain() {
	}

	public static void main(String[] args) throws IOException {
		PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.US_ASCII);
		StateFile state = new StateFile(Path.of(args[0]), FileFacts.UNKNOWN, Records.UNTOLD);
		try (LockFile file = LockFile.open(state, new Proc(Path.of("/proc")), Long.parseLong(args[1]))) {
			out.println(file.tryLock() ? "locked" : "refused");
			while (System.in.read() >= 0) {
				out.println("still locked");
			}
		}
	}

}
