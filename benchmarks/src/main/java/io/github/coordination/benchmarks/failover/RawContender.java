/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.failover;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

/**
 * A bare blocking lock of a file: the least that one host can do. Its own thread notes
 * when the lock is there, so nothing is polled.
 */
final class RawContender implements Contender {

	private static final long BOUND_SECONDS = 60;

	private final Path file;

	private CompletableFuture<Long> win = new CompletableFuture<>();

	private volatile @Nullable FileLock lock;

	RawContender(Path file) {
		this.file = file;
	}

	@Override
	public void stand() throws IOException {
		FileChannel channel = FileChannel.open(this.file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
		CompletableFuture<Long> fresh = new CompletableFuture<>();
		this.win = fresh;
		Thread thread = new Thread(() -> block(channel, fresh), "raw lock");
		thread.setDaemon(true);
		thread.start();
	}

	private void block(FileChannel channel, CompletableFuture<Long> won) {
		try {
			FileLock granted = channel.lock();
			long at = System.nanoTime();
			this.lock = granted;
			won.complete(at);
		}
		catch (IOException ex) {
			won.completeExceptionally(ex);
		}
	}

	@Override
	public long awaitWin() throws InterruptedException, ExecutionException, TimeoutException {
		return this.win.get(BOUND_SECONDS, TimeUnit.SECONDS);
	}

	@Override
	public long release() throws IOException {
		FileLock held = this.lock;
		if (held == null) {
			throw new IllegalStateException("No lock to release");
		}
		long at = System.nanoTime();
		held.release();
		held.channel().close();
		return at;
	}

}
