/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.remote;

import java.util.Arrays;
import java.util.List;

import io.github.coordination.benchmarks.crew.Crew;

/**
 * For how long two workers said at once that they were primary.
 */
final class Overlap {

	private static final double NANOS_PER_MILLI = 1e6;

	private Overlap() {
	}

	/**
	 * Milliseconds of each election for which the former primary said yes after it had
	 * been thawed, although the next one did already. While it is frozen it says nothing.
	 * @param former what the former primaries said
	 * @param next since when the next ones say yes
	 * @param thawed when the former ones were let go on
	 */
	static List<Double> millis(List<Crew.Belief> former, List<Long> next, long thawed) {
		double[] millis = new double[next.size()];
		for (Crew.Belief belief : former) {
			long from = Math.max(Math.max(thawed, next.get(belief.worker())), belief.from());
			millis[belief.worker()] += Math.max(0, belief.until() - from) / NANOS_PER_MILLI;
		}
		return Arrays.stream(millis).boxed().toList();
	}

}
