/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.cold;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.jspecify.annotations.Nullable;

/**
 * A bare blocking lock of a file, on a thread of its own, in a JVM that does nothing
 * else: the least that one host can do.
 */
final class RawEntrant implements Entrant {

	private volatile boolean waits;

	private volatile @Nullable FileLock lock;

	private volatile long toldAt;

	RawEntrant(Path file) throws IOException {
		FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
		Thread thread = new Thread(() -> block(channel), "raw lock");
		thread.setDaemon(true);
		thread.start();
		Runtime.getRuntime().addShutdownHook(new Thread(() -> close(channel), "raw release"));
	}

	private static void close(FileChannel channel) {
		try {
			channel.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void block(FileChannel channel) {
		try {
			FileLock granted = channel.tryLock();
			this.waits = granted == null;
			this.lock = (granted != null) ? granted : channel.lock();
			this.toldAt = System.nanoTime();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public boolean isBehind() {
		return this.waits && this.lock == null;
	}

	@Override
	public boolean isPrimary() {
		return this.lock != null;
	}

	@Override
	public long toldAt() {
		return this.toldAt;
	}

}
