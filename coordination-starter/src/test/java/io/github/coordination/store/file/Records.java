/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

import io.github.coordination.Worker;
import io.github.coordination.lease.Claim;
import io.github.coordination.lease.Holder;
import io.github.coordination.lease.Lease;
import io.github.coordination.lease.LeaseRecord;
import io.github.coordination.lease.LeaseRequest;

/**
 * Values for tests.
 */
final class Records {

	static final Duration LEASE = Duration.ofSeconds(3);

	static final Instant SINCE = Instant.parse("2026-07-28T10:15:30Z");

	static final Consumer<String> UNTOLD = (sentence) -> {
	};

	private Records() {
	}

	static Holder holder(String id) {
		return new Holder(new Worker(id, "host", 4711), "boot", "pid:[1]", 99);
	}

	static LeaseRecord live(long epoch) {
		return new LeaseRecord(holder("one"), epoch, 0, LEASE, false);
	}

	static LeaseRequest ifFree(String election, String id, long floor) {
		return new LeaseRequest(election, holder(id), LEASE, floor, new Claim.IfFree());
	}

	static LeaseRequest replace(String election, String id, LeaseRecord expected) {
		return new LeaseRequest(election, holder(id), LEASE, 0, new Claim.Replace(expected));
	}

	static Lease lease(String election, String id, long epoch) {
		return new Lease(election, holder(id), epoch, LEASE);
	}

}
