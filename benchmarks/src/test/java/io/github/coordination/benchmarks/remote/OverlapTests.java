/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.remote;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.coordination.benchmarks.crew.Crew;

import static org.assertj.core.api.Assertions.assertThat;

class OverlapTests {

	private static final long MILLI = 1_000_000;

	@Test
	void formerPrimaryThatSaysNoAfterTheThawDoesNotOverlap() {
		assertThat(overlap(belief(0, 90))).containsExactly(0.0, 0.0);
	}

	@Test
	void formerPrimaryOverlapsFromTheThawUntilItSaysNo() {
		assertThat(overlap(belief(0, 507))).containsExactly(7.0, 0.0);
	}

	@Test
	void formerPrimaryThatWinsAgainOverlapsOnlyWhileItSaysYes() {
		assertThat(overlap(belief(0, 503), belief(600, 604))).containsExactly(7.0, 0.0);
	}

	@Test
	void nextPrimaryThatComesAfterTheThawOverlapsFromThenOn() {
		assertThat(Overlap.millis(List.of(belief(0, 510)), List.of(508 * MILLI), 500 * MILLI)).containsExactly(2.0);
	}

	private static List<Double> overlap(Crew.Belief... former) {
		return Overlap.millis(List.of(former), List.of(200 * MILLI, 200 * MILLI), 500 * MILLI);
	}

	private static Crew.Belief belief(long fromMillis, long untilMillis) {
		return new Crew.Belief(0, fromMillis * MILLI, untilMillis * MILLI);
	}

}
