/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample.e2e;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class BeliefLogTests {

	@Test
	void beliefIsFromTheEndOfTheFirstYesToTheBeginOfTheLast() {
		assertThat(BeliefLog.parse(17, """
				yes 4 100 110
				yes 4 200 210
				yes 4 300 310
				no 400 410
				""")).containsExactly(new Belief(17, 4, 110, 300));
	}

	@Test
	void singleYesIsAMoment() {
		assertThat(BeliefLog.parse(17, "yes 4 100 110\n")).containsExactly(new Belief(17, 4, 110, 110));
	}

	@Test
	void otherEpochIsAnotherBelief() {
		assertThat(BeliefLog.parse(17, """
				yes 4 100 110
				yes 4 200 210
				yes 5 300 310
				yes 5 400 410
				""")).containsExactly(new Belief(17, 4, 110, 200), new Belief(17, 5, 310, 400));
	}

	@Test
	void yesAfterANoIsAnotherBeliefEvenInTheSameEpoch() {
		assertThat(BeliefLog.parse(17, """
				yes 4 100 110
				no 200 210
				yes 4 300 310
				""")).containsExactly(new Belief(17, 4, 110, 110), new Belief(17, 4, 310, 310));
	}

	@Test
	void lineThatWasCutShortByAKillIsIgnored() {
		assertThat(BeliefLog.parse(17, "yes 4 100 110\nyes 4 200 210\nyes 4 30"))
			.containsExactly(new Belief(17, 4, 110, 200));
	}

	@Test
	void workerThatNeverWroteNeverBelieved() throws IOException {
		assertThat(BeliefLog.read(17, Path.of("no-such-file"))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "yes 4 100\n", "maybe 4 100 110\n", "no\n", "\n" })
	void anyOtherLineIsRefused(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> BeliefLog.parse(17, text));
	}

}
