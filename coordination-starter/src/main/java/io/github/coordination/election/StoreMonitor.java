/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.github.coordination.election.core.StoreRequest;
import io.github.coordination.lease.LeaseStore;

/**
 * Whether the store answers, and how long its renewals take. Reports a change once, so
 * that an outage is one line in the log and not a flood.
 */
final class StoreMonitor {

	private final LeaseStore store;

	private final RenewalStatistics renewals = new RenewalStatistics();

	private boolean reachable = true;

	private Instant since = Instant.now();

	StoreMonitor(LeaseStore store) {
		this.store = store;
	}

	RenewalStatistics renewals() {
		return this.renewals;
	}

	synchronized StoreStatus status() {
		return new StoreStatus(this.store.name(), this.store.identity(), this.store.scope(), this.store.consistency(),
				this.reachable, this.since);
	}

	/**
	 * Take in what became of a request.
	 * @return whether the store has changed from reachable to unreachable or back
	 */
	synchronized boolean record(StoreRequest request, @Nullable Throwable failure, long nanos) {
		boolean success = failure == null;
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
