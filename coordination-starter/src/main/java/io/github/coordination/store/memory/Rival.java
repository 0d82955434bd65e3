/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.memory;

import java.time.Duration;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.github.coordination.Worker;
import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.Claim;
import io.github.coordination.lease.Holder;
import io.github.coordination.lease.Lease;
import io.github.coordination.lease.LeaseRequest;
import io.github.coordination.lease.LeaseStore;

/**
 * The other worker of a test: holds a lease longer than any test takes, and does no work.
 */
class Rival {

	private static final Duration LEASE = Duration.ofDays(1);

	private final LeaseStore store;

	private final String election;

	private final Holder holder;

	private @Nullable Lease lease;

	Rival(LeaseStore store, String election) {
		this.store = store;
		this.election = election;
		Worker worker = new Worker(UUID.randomUUID().toString(), "another-worker-of-the-test", 0);
		this.holder = new Holder(worker, "", "", 0);
	}

	/**
	 * Take the election if nobody holds it.
	 * @return whether it is held by this worker
	 */
	synchronized boolean take() {
		if (this.lease == null) {
			granted(ask(new Claim.IfFree()));
		}
		return this.lease != null;
	}

	/**
	 * Take the election away from whoever holds it.
	 * @return whether it is held by this worker
	 */
	synchronized boolean seize() {
		if (!take() && ask(new Claim.IfFree()) instanceof Attempt.Held held) {
			granted(ask(new Claim.Replace(held.record())));
		}
		return this.lease != null;
	}

	private Attempt ask(Claim claim) {
		return this.store.tryAcquire(new LeaseRequest(this.election, this.holder, LEASE, 0, claim));
	}

	private void granted(Attempt attempt) {
		if (attempt instanceof Attempt.Granted granted) {
			this.lease = new Lease(this.election, this.holder, granted.epoch(), LEASE);
		}
	}

	/**
	 * Let go of the election.
	 * @return whether it was held by this worker
	 */
	synchronized boolean release() {
		Lease held = this.lease;
		this.lease = null;
		if (held != null) {
			this.store.release(held);
		}
		return held != null;
	}

}
