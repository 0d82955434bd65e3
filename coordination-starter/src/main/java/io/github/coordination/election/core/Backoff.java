/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.core;

/**
 * A wait that doubles up to a cap.
 */
final class Backoff {

	private static final int MAX_DOUBLINGS = 30;

	private final long first;

	private final long cap;

	private int failures;

	Backoff(long first, long cap) {
		this.first = first;
		this.cap = cap;
	}

	/**
	 * Count a failure.
	 * @return nanoseconds to wait, never more than the cap
	 */
	long next() {
		int doublings = Math.min(this.failures, MAX_DOUBLINGS);
		this.failures++;
		return (this.first > (this.cap >> doublings)) ? this.cap : this.first << doublings;
	}

	boolean isFresh() {
		return this.failures == 0;
	}

	void reset() {
		this.failures = 0;
	}

}
