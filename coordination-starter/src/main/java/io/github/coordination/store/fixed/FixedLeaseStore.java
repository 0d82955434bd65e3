/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.fixed;

import java.time.InstantSource;

import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.Consistency;
import io.github.coordination.lease.Lease;
import io.github.coordination.lease.LeaseRequest;
import io.github.coordination.lease.LeaseStore;
import io.github.coordination.lease.Renewal;
import io.github.coordination.lease.Scope;

/**
 * Grants every election, or none. Epochs are unix milliseconds: they grow on one machine,
 * but fencing with them means nothing, because nothing keeps two workers from being
 * granted at once.
 */
final class FixedLeaseStore implements LeaseStore {

	private final boolean primary;

	private final InstantSource clock;

	FixedLeaseStore(boolean primary, InstantSource clock) {
		this.primary = primary;
		this.clock = clock;
	}

	@Override
	public Attempt tryAcquire(LeaseRequest request) {
		return this.primary ? new Attempt.Granted(Math.max(this.clock.millis(), request.epochFloor() + 1))
				: new Attempt.Held(null, request.lease(), null);
	}

	@Override
	public Renewal renew(Lease lease) {
		return this.primary ? new Renewal.Renewed() : new Renewal.Lost("coordination.fixed.primary is false");
	}

	@Override
	public void release(Lease lease) {
		// there is nothing to keep
	}

	/** There is nothing to poll for. */
	@Override
	public boolean wakesUp() {
		return true;
	}

	@Override
	public Scope scope() {
		return Scope.PROCESS;
	}

	@Override
	public Consistency consistency() {
		return Consistency.SINGLE_NODE;
	}

	@Override
	public String name() {
		return "fixed";
	}

	@Override
	public String identity() {
		return "coordination.fixed.primary=" + this.primary;
	}

	@Override
	public void close() {
		// there is nothing to let go
	}

}
