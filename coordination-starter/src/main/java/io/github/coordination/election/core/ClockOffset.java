/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.core;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Watches the offset between the store's clock and this worker's monotonic clock. A
 * store's clock that says "expired" is believed only after the offset has been steady for
 * one lease: a step of the store's clock would otherwise end a running term early.
 * <p>
 * A sample bounds the offset from both sides, since the store read its clock at some time
 * between sending and completion. The offset is steady while the hull of all samples of
 * the last lease is no wider than half the guard plus the slowest round trip among them,
 * and those samples reach back a whole lease. A clock that is away and back again between
 * two samples leaves no trace.
 */
final class ClockOffset {

	private static final int MAX_SAMPLES = 64;

	private final long window;

	private final long tolerance;

	private final Deque<Sample> samples = new ArrayDeque<>();

	ClockOffset(long lease, long guard) {
		this.window = lease;
		this.tolerance = guard / 2;
	}

	/**
	 * Take a sample and forget those that are no longer needed.
	 */
	void sample(long storeNow, long sentAt, long now) {
		if (now - sentAt > this.tolerance) {
			forget();
			return;
		}
		Sample latest = new Sample(now, storeNow - now, storeNow - sentAt);
		if (!this.samples.isEmpty() && !within(latest)) {
			forget();
		}
		if (this.samples.size() >= MAX_SAMPLES) {
			thin();
		}
		this.samples.addLast(latest);
		dropOlderThanWindow(now);
	}

	/**
	 * Whether the offset has been steady for one lease.
	 */
	boolean isSteady(long now) {
		Sample oldest = this.samples.peekFirst();
		return oldest != null && now - oldest.at() >= this.window;
	}

	void forget() {
		this.samples.clear();
	}

	private boolean within(Sample latest) {
		long low = latest.low();
		long high = latest.high();
		long roundTrip = latest.high() - latest.low();
		for (Sample sample : this.samples) {
			low = Math.min(low, sample.low());
			high = Math.max(high, sample.high());
			roundTrip = Math.max(roundTrip, sample.high() - sample.low());
		}
		return high - low <= this.tolerance + roundTrip;
	}

	/**
	 * Keep the youngest of the samples that are older than the window: it is the one that
	 * reaches back far enough.
	 */
	private void dropOlderThanWindow(long now) {
		Sample oldest = this.samples.pollFirst();
		while (oldest != null) {
			Sample next = this.samples.peekFirst();
			if (next == null || now - next.at() < this.window) {
				this.samples.addFirst(oldest);
				return;
			}
			oldest = this.samples.pollFirst();
		}
	}

	private void thin() {
		Sample oldest = this.samples.pollFirst();
		this.samples.pollFirst();
		if (oldest != null) {
			this.samples.addFirst(oldest);
		}
	}

	private record Sample(long at, long low, long high) {

	}

}
