/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import io.github.coordination.Worker;
import io.github.coordination.election.core.Outcome;
import io.github.coordination.election.core.StoreRequest;
import io.github.coordination.lease.LeaseStore;

/**
 * Whether the store answers and serves this worker, and how long its renewals take.
 * Reports a change once, so that an outage is one line in the log and not a flood. A call
 * that takes longer than its bound, and a refusal, show in the status only.
 */
final class StoreMonitor {

	private final LeaseStore store;

	private final RenewalStatistics renewals = new RenewalStatistics();

	private final long requestTimeout;

	private final LongSupplier clock;

	private final Outages outages;

	private boolean serving = true;

	private boolean reported = true;

	private boolean asking;

	private long askedAt;

	private Instant since = Instant.now();

	/**
	 * Watch a store that has not failed yet.
	 * @param store the store
	 * @param self this worker
	 * @param requestTimeout bound on a call
	 * @param clock monotonic clock in nanoseconds
	 */
	StoreMonitor(LeaseStore store, Worker self, Duration requestTimeout, LongSupplier clock) {
		this.store = store;
		this.outages = new Outages(self);
		this.requestTimeout = requestTimeout.toNanos();
		this.clock = clock;
	}

	RenewalStatistics renewals() {
		return this.renewals;
	}

	synchronized StoreStatus status() {
		return new StoreStatus(this.store.name(), this.store.identity(), this.store.scope(), this.store.consistency(),
				this.outages.isServing() && !isHanging(), this.since);
	}

	private boolean isHanging() {
		return this.asking && this.clock.getAsLong() - this.askedAt > this.requestTimeout;
	}

	/**
	 * A request is about to be sent.
	 */
	synchronized void asking() {
		this.asking = true;
		this.askedAt = this.clock.getAsLong();
	}

	/**
	 * Take in an answer.
	 * @return why a part of the request has got none, {@code null} if all has got one
	 */
	synchronized @Nullable String answered(StoreRequest request, Outcome outcome, long nanos) {
		String reason = this.outages.answered(request, outcome);
		ended(request, reason == null, nanos);
		return reason;
	}

	/**
	 * Take in that there is no answer.
	 */
	synchronized void unanswered(StoreRequest request, long nanos) {
		this.outages.failed(request);
		ended(request, false, nanos);
	}

	private void ended(StoreRequest request, boolean success, long nanos) {
		this.asking = false;
		if (request instanceof StoreRequest.Renew) {
			this.renewals.record(success, nanos);
		}
		if (this.serving != this.outages.isServing()) {
			this.serving = !this.serving;
			this.since = Instant.now();
		}
	}

	/**
	 * Whether the store has become reachable or unreachable since this was last asked.
	 */
	synchronized boolean hasChanged() {
		boolean changed = this.reported != this.outages.isReachable();
		this.reported = this.outages.isReachable();
		return changed;
	}

}
