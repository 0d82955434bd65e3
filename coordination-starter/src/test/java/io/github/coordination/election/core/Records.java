/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.core;

import java.time.Duration;
import java.time.Instant;

import io.github.coordination.Worker;
import io.github.coordination.lease.Holder;
import io.github.coordination.lease.LeaseRecord;

/**
 * Values for the tests of the core.
 */
final class Records {

	static final Duration LEASE = Duration.ofSeconds(10);

	static final Timings TIMINGS = Timings.of(LEASE, null, null, null, Timings.DEFAULT_DRIFT);

	private Records() {
	}

	static Holder holder(String id) {
		return new Holder(new Worker(id, "host", 1), "boot", "namespace", 1);
	}

	static LeaseRecord record(String holder, long epoch, long renewal) {
		return new LeaseRecord(holder(holder), epoch, renewal, LEASE, false);
	}

	static LeaseRecord record(String holder, Duration lease) {
		return new LeaseRecord(holder(holder), 1, 0, lease, false);
	}

	static long seconds(double seconds) {
		return Math.round(seconds * 1_000_000_000);
	}

	/**
	 * A store's clock that shows noon when the worker's shows zero.
	 */
	static Instant storeTime(double seconds) {
		return Instant.parse("2026-01-01T12:00:00Z").plusNanos(seconds(seconds));
	}

}
