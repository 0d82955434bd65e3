/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.core;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A window of ten seconds and a guard of one; times are seconds on this worker's clock.
 */
class ClockOffsetTests {

	private static final double ROUND_TRIP = 0.01;

	private final ClockOffset offset = new ClockOffset(Records.seconds(10), Records.seconds(1));

	@Test
	void nothingIsKnownWithoutSamples() {
		assertThat(this.offset.isSteady(Records.seconds(100))).isFalse();
	}

	@Test
	void steadyAfterOneWindow() {
		sample(0, 0);
		sample(5, 0);
		assertThat(steady(9.99)).isFalse();
		sample(10.01, 0);
		assertThat(steady(10.02)).isTrue();
	}

	@Test
	void stepBeyondHalfTheGuardAndTheRoundTripBeginsTheWindowAgain() {
		sample(0, 0);
		sample(5, 0.6);
		assertThat(steady(10.1)).isFalse();
		assertThat(steady(15.1)).isTrue();
	}

	@Test
	void smallStepIsCoveredByTheGuard() {
		sample(0, 0);
		sample(5, 0.49);
		assertThat(steady(10.1)).isTrue();
	}

	@Test
	void smallStepsAddUp() {
		sample(0, 0);
		sample(3, 0.3);
		sample(6, 0.6);
		assertThat(steady(10.1)).isFalse();
	}

	@Test
	void stepBackCountsToo() {
		sample(0, 0);
		sample(5, -3600);
		assertThat(steady(10.1)).isFalse();
	}

	@Test
	void slowAnswerSaysTooLittle() {
		sample(0, 0);
		this.offset.sample(Records.seconds(5), Records.seconds(5), Records.seconds(5.6));
		assertThat(steady(10.1)).isFalse();
	}

	@Test
	void oldSamplesAreForgottenAndTheWindowStaysCovered() {
		for (int second = 0; second <= 60; second += 2) {
			sample(second, second * 0.02);
		}
		assertThat(steady(60.1)).isTrue();
	}

	@Test
	void manySamplesAreThinnedAndTheWindowStaysCovered() {
		for (int i = 0; i < 2000; i++) {
			sample(i * 0.01, 0);
		}
		assertThat(steady(20)).isTrue();
		sample(20.1, 0.6);
		assertThat(steady(20.2)).isFalse();
	}

	@Test
	void interruptionBeginsTheWindowAgain() {
		sample(0, 0);
		this.offset.forget();
		assertThat(steady(10.1)).isFalse();
	}

	private void sample(double at, double shift) {
		this.offset.sample(Records.seconds(at + shift), Records.seconds(at), Records.seconds(at + ROUND_TRIP));
	}

	private boolean steady(double at) {
		return this.offset.isSteady(Records.seconds(at));
	}

}
