/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.core;

import java.util.random.RandomGenerator;

import io.github.coordination.lease.Holder;

/**
 * What does not change while a core lives.
 *
 * @param self this worker
 * @param timings the times of its elections
 * @param wakeUp whether the store tells when an election may be free
 * @param random source of jitter
 * @since 0.1.0
 */
public record Environment(Holder self, Timings timings, boolean wakeUp, RandomGenerator random) {

	private static final long JITTER = 30_000_000L;

	private static final long POLL = 2_000_000_000L;

	private static final long POLL_WITH_WAKE_UP = 30_000_000_000L;

	long jitter() {
		return this.random.nextLong(JITTER);
	}

	long poll() {
		return this.wakeUp ? POLL_WITH_WAKE_UP : POLL;
	}

}
