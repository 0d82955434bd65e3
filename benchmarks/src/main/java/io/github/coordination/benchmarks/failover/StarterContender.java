/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.failover;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import org.springframework.context.ApplicationContext;

import io.github.coordination.PrimaryElection;

/**
 * A worker with the starter on the file store. While it waits for its win it asks
 * {@code isPrimary()} about every 0.1 ms: often enough for figures of milliseconds, and
 * too rarely to keep a core from the process that is dying or handing over.
 */
final class StarterContender implements Contender {

	private static final long PAUSE = 50_000;

	private static final long BOUND = 60_000_000_000L;

	private final PrimaryElection election;

	StarterContender(ApplicationContext context) {
		this.election = context.getBean(PrimaryElection.class);
	}

	@Override
	public void stand() {
		await(() -> this.election.isPrimary() || isBlockedInKernel());
	}

	private static boolean isBlockedInKernel() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.anyMatch((thread) -> thread.getName().startsWith("coordination-file-"));
	}

	@Override
	public long awaitWin() {
		return await(this.election::isPrimary);
	}

	@Override
	public long release() {
		long at = System.nanoTime();
		this.election.resign();
		await(() -> !this.election.isPrimary());
		return at;
	}

	private static long await(BooleanSupplier fact) {
		long deadline = System.nanoTime() + BOUND;
		while (!fact.getAsBoolean()) {
			if (System.nanoTime() - deadline > 0) {
				throw new IllegalStateException("It did not happen within a minute");
			}
			LockSupport.parkNanos(PAUSE);
		}
		return System.nanoTime();
	}

}
