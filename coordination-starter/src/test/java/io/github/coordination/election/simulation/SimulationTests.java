/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.simulation;

import java.util.Locale;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.coordination.faults.ProofSize;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The election keeps its promises under seeded schedules of faults.
 */
class SimulationTests {

	private static final Log logger = LogFactory.getLog(SimulationTests.class);

	private static final long SCHEDULES = ProofSize.of("simulation.schedules", 20_000, 300_000);

	private static final long FIRST_SEED = Long.getLong("simulation.first", 1);

	@Test
	void promisesAreKeptUnderEveryScheduleOfFaults() {
		Schedule schedule = new Schedule();
		long began = System.nanoTime();
		for (long seed = FIRST_SEED; seed < FIRST_SEED + SCHEDULES; seed++) {
			String broken = schedule.apply(seed);
			assertThat(broken).as("replay with -Dsimulation.seed=%d", seed).isNull();
		}
		long millis = (System.nanoTime() - began) / 1_000_000;
		logger.info(String.format(Locale.ROOT, "%,d schedules kept every promise in %,d ms", SCHEDULES, millis));
	}

	/**
	 * A store's clock that was set back for a moment; takeovers that took their time.
	 */
	@ParameterizedTest
	@ValueSource(longs = { 433_634, 446_602, 5_674_306 })
	void scheduleThatOnceFailedKeepsEveryPromise(long seed) {
		assertThat(new Schedule().apply(seed)).isNull();
	}

	/**
	 * Run one schedule with a trace: {@code -Dsimulation.seed=...}, else an ordinary one.
	 */
	@Test
	void oneScheduleCanBeReplayedWithItsTrace() {
		String outcome = new Schedule(true).apply(Long.getLong("simulation.seed", FIRST_SEED));
		assertThat(outcome).isNull();
	}

}
