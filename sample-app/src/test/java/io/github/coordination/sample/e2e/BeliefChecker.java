/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample.e2e;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds what must never be in the beliefs of all workers together.
 */
final class BeliefChecker {

	private final List<Belief> beliefs;

	BeliefChecker(List<Belief> beliefs) {
		this.beliefs = beliefs.stream().sorted(Comparator.comparingLong(Belief::from)).toList();
	}

	/**
	 * Finds intervals in which two workers believed to be the primary.
	 * @return one sentence for each
	 */
	List<String> overlaps() {
		List<String> found = new ArrayList<>();
		for (int i = 0; i < this.beliefs.size(); i++) {
			for (Belief later : this.beliefs.subList(i + 1, this.beliefs.size())) {
				if (this.beliefs.get(i).overlaps(later)) {
					found.add("Two primaries at once: " + this.beliefs.get(i) + " and " + later);
				}
			}
		}
		return found;
	}

	/**
	 * Finds terms whose epoch is not greater than the one before: this includes a worker
	 * that said no and then yes again in the same epoch.
	 * @return one sentence for each
	 */
	List<String> epochsThatDoNotGrow() {
		List<String> found = new ArrayList<>();
		for (int i = 1; i < this.beliefs.size(); i++) {
			Belief before = this.beliefs.get(i - 1);
			Belief after = this.beliefs.get(i);
			if (after.epoch() <= before.epoch()) {
				found.add("The epoch does not grow: " + before + " then " + after);
			}
		}
		return found;
	}

	/**
	 * Measures the longest time without a primary between the first and the last belief.
	 * @return the time
	 */
	Duration longestGap() {
		long longest = 0;
		for (int i = 1; i < this.beliefs.size(); i++) {
			longest = Math.max(longest, this.beliefs.get(i).from() - this.beliefs.get(i - 1).to());
		}
		return Duration.ofNanos(longest);
	}

}
