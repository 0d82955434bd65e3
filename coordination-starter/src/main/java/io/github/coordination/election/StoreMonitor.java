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

	private boolean reachable = true;

	private boolean refusing;

	private boolean asking;

	private long askedAt;

	private Instant since = Instant.now();

	StoreMonitor(LeaseStore store, Duration requestTimeout, LongSupplier clock) {
		this.store = store;
		this.requestTimeout = requestTimeout.toNanos();
		this.clock = clock;
	}

	RenewalStatistics renewals() {
		return this.renewals;
	}

	synchronized StoreStatus status() {
		return new StoreStatus(this.store.name(), this.store.identity(), this.store.scope(), this.store.consistency(),
				this.reachable && !this.refusing && !isHanging(), this.since);
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
	 * Take in whether the store refuses this worker.
	 */
	synchronized void refusing(boolean refused) {
		this.refusing = refused;
	}

	/**
	 * Take in what became of a request.
	 * @return whether the store has changed from reachable to unreachable or back
	 */
	synchronized boolean record(StoreRequest request, @Nullable Throwable failure, long nanos) {
		boolean success = failure == null;
		this.asking = false;
		if (request instanceof StoreRequest.Renew) {
			this.renewals.record(success, nanos);
		}
		if (this.reachable == success) {
			return false;
		}
		this.reachable = success;
		this.since = Instant.now();
		return true;
	}

}
