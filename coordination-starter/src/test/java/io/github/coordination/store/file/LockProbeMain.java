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
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import io.github.coordination.faults.ChildJvm;

/**
 * Tells as another process whether a file is locked. Argument: the file.
 */
final class LockProbeMain {

	private LockProbeMain() {
	}

	/**
	 * Ask another process whether a file is locked.
	 * @return {@code locked} or {@code free}
	 */
	static String probe(Path file) throws IOException {
		try (ChildJvm probe = ChildJvm.start(LockProbeMain.class, file.toString())) {
			return probe.await("");
		}
	}

	public static void main(String[] args) throws IOException {
		PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.US_ASCII);
		try (FileChannel channel = FileChannel.open(Path.of(args[0]), StandardOpenOption.WRITE)) {
			out.println((channel.tryLock() != null) ? "free" : "locked");
		}
	}

}
