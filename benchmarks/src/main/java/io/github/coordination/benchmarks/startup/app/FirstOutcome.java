/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.startup.app;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import org.springframework.context.ApplicationContext;

import io.github.coordination.PrimaryElection;
import io.github.coordination.election.LeaseElection;

/**
 * The end of the start of a worker. Loaded only where the starter is on the class path.
 */
final class FirstOutcome {

	private static final Duration BOUND = Duration.ofSeconds(30);

	private static final long PAUSE = 1_000_000;

	private FirstOutcome() {
	}

	/**
	 * Wait for the first outcome.
	 * @return whether it made this worker the primary
	 */
	static boolean await(ApplicationContext context) {
		if (!(context.getBean(PrimaryElection.class) instanceof LeaseElection election)) {
			return true;
		}
		try {
			if (!election.awaitFirstOutcome(BOUND)) {
				throw new IllegalStateException("No outcome of the election within " + BOUND);
			}
			return election.isPrimary();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Wait until this worker is the primary: in a new folder that may be later than the
	 * first outcome.
	 */
	static void awaitPrimary(ApplicationContext context) {
		PrimaryElection election = context.getBean(PrimaryElection.class);
		long deadline = System.nanoTime() + BOUND.toNanos();
		while (!election.isPrimary() && System.nanoTime() - deadline < 0) {
			LockSupport.parkNanos(PAUSE);
		}
	}

}
