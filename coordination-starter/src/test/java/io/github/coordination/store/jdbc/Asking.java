/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.github.coordination.Worker;
import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.Claim;
import io.github.coordination.lease.Holder;
import io.github.coordination.lease.Lease;
import io.github.coordination.lease.LeaseRecord;
import io.github.coordination.lease.LeaseRequest;
import io.github.coordination.lease.LeaseStore;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A worker that asks a store.
 *
 * @param store the store
 * @param id name of the worker
 */
record Asking(LeaseStore store, String id) {

	static final Duration LEASE = Duration.ofSeconds(10);

	Attempt ask(String election) {
		return ask(election, new Claim.IfFree());
	}

	Attempt replace(String election, @Nullable LeaseRecord expected) {
		return ask(election, new Claim.Replace(expected));
	}

	private Attempt ask(String election, Claim claim) {
		return this.store.tryAcquire(new LeaseRequest(election, holder(), LEASE, 0, claim));
	}

	Holder holder() {
		return new Holder(new Worker(this.id, "host.example", 4711), "boot", "pid:[1]", 7);
	}

	/** Be granted a term that is free; where nothing is recorded, as after the wait. */
	Lease acquire(String election) {
		Attempt attempt = ask(election);
		boolean absent = attempt instanceof Attempt.Free free && free.record() == null;
		return lease(election, absent ? replace(election, null) : attempt);
	}

	Lease takeOver(String election, @Nullable LeaseRecord expected) {
		return lease(election, replace(election, expected));
	}

	private Lease lease(String election, Attempt attempt) {
		assertThat(attempt).isInstanceOf(Attempt.Granted.class);
		return new Lease(election, holder(), ((Attempt.Granted) attempt).epoch(), LEASE);
	}

	static String refusal(Attempt attempt) {
		assertThat(attempt).isInstanceOf(Attempt.Refused.class);
		return ((Attempt.Refused) attempt).reason();
	}

}
