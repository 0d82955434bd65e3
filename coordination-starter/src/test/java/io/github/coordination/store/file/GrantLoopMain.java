/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import io.github.coordination.lease.Attempt;

/**
 * Takes and releases one election as fast as it can, and prints each epoch. Argument:
 * directory.
 */
final class GrantLoopMain {

	private static final int MAX_TERMS = 1_000_000;

	private GrantLoopMain() {
	}

	public static void main(String[] args) {
		PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.US_ASCII);
		FileLeaseStore store = new FileLeaseStore(Shop.NAME, args[0], Platform.current(Records.UNTOLD));
		for (int i = 0; i < MAX_TERMS; i++) {
			Attempt attempt = store.tryAcquire(Records.ifFree("primary", "loop", 0));
			if (attempt instanceof Attempt.Free free) {
				attempt = store.tryAcquire(Records.replace("primary", "loop", free.record()));
			}
			if (attempt instanceof Attempt.Granted granted) {
				out.println(granted.epoch());
				store.release(Records.lease("primary", "loop", granted.epoch()));
			}
			else {
				out.println(attempt);
			}
		}
	}

}
