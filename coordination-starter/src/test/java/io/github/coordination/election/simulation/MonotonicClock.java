/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.simulation;

/**
 * A worker's monotonic clock: its rate differs a little from that of true time, and it
 * stands still while its machine is suspended. Its origin is arbitrary, so that what it
 * shows may overflow.
 */
final class MonotonicClock {

	private static final long MILLION = 1_000_000;

	private final long partsPerMillion;

	private long offset;

	private long stoppedAt = -1;

	MonotonicClock(long offset, long partsPerMillion) {
		this.offset = offset;
		this.partsPerMillion = partsPerMillion;
	}

	/**
	 * What the clock shows at a true time.
	 */
	long at(long time) {
		long running = (this.stoppedAt >= 0) ? this.stoppedAt : time;
		return this.offset + running + running * this.partsPerMillion / MILLION;
	}

	/**
	 * First true time at which the clock shows a value, if it goes on running.
	 */
	long timeOf(long value) {
		long elapsed = value - this.offset;
		long time = (long) (elapsed * (MILLION / (double) (MILLION + this.partsPerMillion)));
		while (at(time) - value < 0) {
			time++;
		}
		while (at(time - 1) - value >= 0) {
			time--;
		}
		return time;
	}

	void stop(long time) {
		this.stoppedAt = time;
	}

	void resume(long time) {
		long shown = at(time);
		this.stoppedAt = -1;
		this.offset += shown - at(time);
	}

}
