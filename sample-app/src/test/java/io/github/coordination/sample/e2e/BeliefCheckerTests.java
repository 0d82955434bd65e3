/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample.e2e;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BeliefCheckerTests {

	@Test
	void termsOneAfterTheOtherAreFine() {
		BeliefChecker checker = checker(new Belief(1, 4, 100, 200), new Belief(2, 5, 201, 300),
				new Belief(1, 9, 400, 500));
		assertThat(checker.overlaps()).isEmpty();
		assertThat(checker.epochsThatDoNotGrow()).isEmpty();
	}

	@Test
	void plantedOverlapIsCaught() {
		assertThat(checker(new Belief(1, 4, 100, 200), new Belief(2, 5, 199, 300)).overlaps()).singleElement()
			.asString()
			.contains("pid=1", "pid=2");
	}

	@Test
	void plantedOverlapOfOneInstantIsCaught() {
		assertThat(checker(new Belief(1, 4, 100, 200), new Belief(2, 5, 200, 300)).overlaps()).hasSize(1);
	}

	@Test
	void plantedOverlapInsideALongTermIsCaught() {
		assertThat(
				checker(new Belief(1, 4, 100, 900), new Belief(2, 5, 200, 210), new Belief(3, 6, 300, 310)).overlaps())
			.hasSize(2);
	}

	@Test
	void plantedOverlapInOppositeOrderIsCaught() {
		assertThat(checker(new Belief(2, 5, 199, 300), new Belief(1, 4, 100, 200)).overlaps()).hasSize(1);
	}

	@Test
	void plantedEpochReuseIsCaught() {
		assertThat(checker(new Belief(1, 4, 100, 200), new Belief(2, 4, 201, 300)).epochsThatDoNotGrow()).hasSize(1);
	}

	@Test
	void plantedSmallerEpochIsCaught() {
		assertThat(checker(new Belief(1, 4, 100, 200), new Belief(2, 3, 201, 300)).epochsThatDoNotGrow()).hasSize(1);
	}

	@Test
	void plantedReturnToTheSameEpochIsCaught() {
		assertThat(checker(new Belief(1, 4, 100, 200), new Belief(1, 4, 300, 400)).epochsThatDoNotGrow()).hasSize(1);
	}

	@Test
	void longestGapIsBetweenTheTerms() {
		assertThat(checker(new Belief(1, 4, 100, 200), new Belief(2, 5, 230, 300), new Belief(1, 9, 310, 500))
			.longestGap()).isEqualTo(Duration.ofNanos(30));
	}

	private static BeliefChecker checker(Belief... beliefs) {
		return new BeliefChecker(List.of(beliefs));
	}

}
