/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.faults;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.github.coordination.faults.Beliefs.Interval;

/**
 * Finds what must never be in the beliefs of all workers of an application.
 */
public final class BeliefChecker {

	private BeliefChecker() {
	}

	/**
	 * Every pair of intervals that has an instant in common, or whose epochs do not grow
	 * with time.
	 * @param intervals beliefs of all workers in one election
	 * @return one sentence for each
	 */
	public static List<String> contradictions(List<Interval> intervals) {
		List<Interval> ordered = new ArrayList<>(intervals);
		ordered.sort(Comparator.comparingLong(Interval::from));
		List<String> found = new ArrayList<>();
		for (int i = 0; i < ordered.size(); i++) {
			for (Interval later : ordered.subList(i + 1, ordered.size())) {
				Interval earlier = ordered.get(i);
				if (later.from() <= earlier.to()) {
					found.add("Two primaries at once for %,d ns: %s and %s"
						.formatted(Math.min(earlier.to(), later.to()) - later.from(), earlier, later));
				}
				if (later.epoch() <= earlier.epoch()) {
					found.add("The epoch does not grow: %s and then %s".formatted(earlier, later));
				}
			}
		}
		return found;
	}

}
