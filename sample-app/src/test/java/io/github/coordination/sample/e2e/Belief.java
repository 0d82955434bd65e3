/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample.e2e;

/**
 * An interval in which a worker certainly believed to be the primary: from the end of its
 * first yes to the begin of its last one.
 *
 * @param pid the worker
 * @param epoch epoch of the term
 * @param from begin, in nanoseconds of the monotonic clock
 * @param to end, in nanoseconds of the monotonic clock
 */
record Belief(long pid, long epoch, long from, long to) {

	boolean overlaps(Belief other) {
		return this.from <= other.to && other.from <= this.to;
	}

	boolean contains(long instant) {
		return this.from <= instant && instant <= this.to;
	}

}
