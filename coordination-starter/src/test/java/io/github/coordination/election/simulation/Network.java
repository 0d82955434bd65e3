/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.simulation;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.coordination.election.core.Outcome;
import io.github.coordination.election.core.StoreRequest;
import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.LeaseRecord;

/**
 * Carries requests to the store and answers back, or late, twice or never.
 */
final class Network {

	private static final long MILLI = 1_000_000;

	private final World world;

	private final Dice dice;

	private final Plan plan;

	private boolean storeDown;

	Network(World world) {
		this.world = world;
		this.dice = world.dice;
		this.plan = world.plan;
	}

	void storeIsDown(boolean down) {
		this.storeDown = down;
	}

	void send(SimulatedWorker worker, StoreRequest request, long sentAt) {
		int copies = disturbed(this.plan.duplicates) ? 2 : 1;
		for (int i = 0; i < copies; i++) {
			if (!disturbed(this.plan.lossOfRequests) && !worker.isPartitioned()) {
				this.world.after(delay(worker), () -> arrive(worker, request, sentAt));
			}
		}
	}

	private void arrive(SimulatedWorker worker, StoreRequest request, long sentAt) {
		if (this.storeDown) {
			if (this.dice.chance(0.5)) {
				this.world.after(delay(worker),
						() -> worker.answered(request, new Outcome.Unknown("connection refused"), sentAt));
			}
			return;
		}
		Outcome outcome = apply(worker, request);
		if (this.world.isTraced()) {
			this.world.trace("store: " + request + " of " + worker + " -> " + outcome);
		}
		int copies = disturbed(this.plan.duplicates) ? 2 : 1;
		for (int i = 0; i < copies; i++) {
			if (!disturbed(this.plan.lossOfReplies) && !worker.isPartitioned()) {
				this.world.after(delay(worker), () -> worker.answered(request, outcome, sentAt));
			}
		}
	}

	private Outcome apply(SimulatedWorker worker, StoreRequest request) {
		if (request instanceof StoreRequest.Acquire acquire) {
			Attempt attempt = this.world.store.tryAcquire(acquire.request());
			LeaseRecord record = record(attempt);
			return new Outcome.Attempted(attempt, record != null && this.world.provesDead(record.holder(), worker));
		}
		if (request instanceof StoreRequest.Renew renew) {
			return new Outcome.Renewed(new ArrayList<>(this.world.store.renewAll(renew.leases())));
		}
		this.world.store.release(((StoreRequest.Release) request).lease());
		return new Outcome.Released();
	}

	private static @Nullable LeaseRecord record(Attempt attempt) {
		if (attempt instanceof Attempt.Held held) {
			return held.record();
		}
		return (attempt instanceof Attempt.Free free) ? free.record() : null;
	}

	/**
	 * A wake-up for everybody who waits for the election.
	 */
	void wake(String election) {
		for (SimulatedWorker worker : List.copyOf(this.world.workers)) {
			if (!disturbed(this.plan.lostWakeUps)) {
				this.world.after(delay(worker), () -> worker.wake(election));
			}
		}
	}

	/**
	 * How long a message is under way; none is delivered later than it takes the last
	 * fault to heal.
	 */
	private long delay(SimulatedWorker worker) {
		long timeout = worker.timings().requestTimeout().toNanos();
		if (disturbed(this.plan.late)) {
			return Math.min(this.dice.between(timeout, 3 * worker.timings().lease().toNanos()), untilCalm());
		}
		if (disturbed(this.plan.slow)) {
			return Math.min(this.dice.between(0, timeout), Math.max(untilCalm(), 5 * MILLI));
		}
		return this.dice.between(20_000, 3 * MILLI);
	}

	/**
	 * How long a worker's client waits for an answer: a call may hang without bound.
	 */
	long patience(SimulatedWorker worker) {
		if (disturbed(this.plan.hung)) {
			return Math.max(untilCalm(), 1);
		}
		long timeout = worker.timings().requestTimeout().toNanos();
		return worker.trueTimeAfter(timeout) - this.world.now();
	}

	/**
	 * How late a timer fires.
	 */
	long lateness(SimulatedWorker worker) {
		if (disturbed(this.plan.lateTimers)) {
			return Math.min(this.dice.between(0, worker.timings().lease().toNanos() / 2), untilCalm());
		}
		return this.dice.between(0, MILLI);
	}

	private long untilCalm() {
		return Math.max(0, this.plan.faultsUntil - this.world.now());
	}

	private boolean disturbed(double rate) {
		return !this.world.isCalm() && this.dice.chance(rate);
	}

}
