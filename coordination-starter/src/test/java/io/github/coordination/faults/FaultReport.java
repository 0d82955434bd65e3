/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.coordination.faults.Beliefs.Interval;

/**
 * What came of a {@link FaultRun}.
 *
 * @param seed its seed
 * @param storm the faults
 * @param intervals what all workers believed
 * @param recovery time from the last heal until a worker was primary
 */
record FaultReport(long seed, Storm storm, List<Interval> intervals, Duration recovery) {

	/**
	 * Three leases, for the one that still runs, one to wait after a deletion, and one of
	 * back-off; the rest is for the start of processes on a machine that does other
	 * things.
	 */
	private static final Duration RECOVERY_BOUND = FaultRun.LEASE.multipliedBy(3).plusSeconds(60);

	/**
	 * What must not be.
	 * @return one sentence for each, with what is needed to play the run again
	 */
	List<String> failures() {
		List<String> failures = new ArrayList<>();
		for (String contradiction : BeliefChecker.contradictions(this.intervals)) {
			failures.add(replayable(contradiction));
		}
		if (this.recovery.compareTo(RECOVERY_BOUND) > 0) {
			failures.add(replayable("No primary for %s after the last heal".formatted(this.recovery)));
		}
		return failures;
	}

	private String replayable(String failure) {
		return "%s (replay with -Dfaults.runs=1 -Dfaults.seed=%d: %s)".formatted(failure, this.seed, this.storm);
	}

	@Override
	public String toString() {
		return "seed %d: %d faults, %d terms, primary again after %d ms".formatted(this.seed,
				this.storm.strikes().size(), this.intervals.size(), this.recovery.toMillis());
	}

}
