/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import java.time.Duration;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.github.coordination.Term;
import io.github.coordination.TransitionCause;
import io.github.coordination.Worker;
import io.github.coordination.lease.Subscription;

/**
 * One election in which this worker stands: its state, its work and its wake-up. Used
 * under the engine's lock only.
 */
final class Seat {

	private final LeaseElection election;

	private final TermRunner runner;

	private Subscription subscription = Subscription.NONE;

	private @Nullable Term term;

	private boolean retired = true;

	Seat(LeaseElection election, TermRunner runner) {
		this.election = election;
		this.runner = runner;
	}

	LeaseElection election() {
		return this.election;
	}

	void stand(Subscription wakeUp) {
		this.subscription = wakeUp;
		this.retired = false;
		this.election.stand();
	}

	void acquired(long epoch, TransitionCause cause, Worker self) {
		this.term = this.election.began(epoch, cause, self);
		this.runner.acquired(this.term, cause);
	}

	void takeOverAgain() {
		if (this.term != null) {
			this.runner.takeOverAgain();
		}
	}

	void handOver(TransitionCause cause) {
		this.runner.handOver(Objects.requireNonNull(this.term), cause);
	}

	void lost(long epoch, TransitionCause cause) {
		this.term = null;
		this.runner.lost(this.election.ended(epoch, cause), cause);
	}

	boolean startLate() {
		return this.runner.startLate();
	}

	boolean holdsTerm() {
		return this.term != null;
	}

	void retire() {
		this.retired = true;
		this.election.retire();
	}

	/**
	 * Wait for the work of the last term, not under the engine's lock.
	 */
	void awaitWork(Duration patience) {
		this.runner.awaitEnd(patience);
	}

	boolean isRetired() {
		return this.retired;
	}

	Subscription takeSubscription() {
		Subscription taken = this.subscription;
		this.subscription = Subscription.NONE;
		return taken;
	}

}
