/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.faults;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.github.coordination.Term;
import io.github.coordination.election.LeaseElection;

/**
 * Asks an election every millisecond, on a thread of its own, and records what it says.
 */
final class BeliefSampler {

	private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(1);

	private final LeaseElection election;

	private final Beliefs beliefs;

	BeliefSampler(LeaseElection election, Beliefs beliefs) {
		this.election = election;
		this.beliefs = beliefs;
		Thread thread = new Thread(this::sample, "sampler");
		thread.setDaemon(true);
		thread.start();
	}

	private void sample() {
		while (true) {
			long now = System.nanoTime();
			long epoch = this.election.term().map(Term::epoch).orElse(0L);
			this.beliefs.sample(now, epoch, this.election.remaining().toNanos());
			LockSupport.parkNanos(PAUSE);
		}
	}

	/** The worker is about to end its term of its own accord. */
	void leave() {
		this.beliefs.leave(System.nanoTime());
	}

}
