/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SuspensionDetectorTests {

	private static final long TOLERANCE = 1_000;

	private long goingOn = 77;

	private long monotonic = -5;

	private final SuspensionDetector detector = new SuspensionDetector(() -> this.goingOn, () -> this.monotonic,
			Duration.ofNanos(TOLERANCE));

	@Test
	void clocksThatGoTogetherShowNoSuspension() {
		pass(1_000_000, 1_000_000);
		assertThat(this.detector.wasSuspended()).isFalse();
	}

	@Test
	void jumpForwardBeyondTheToleranceIsOneSuspension() {
		pass(5_000 + TOLERANCE + 1, 5_000);
		assertThat(this.detector.wasSuspended()).isTrue();
		pass(5_000, 5_000);
		assertThat(this.detector.wasSuspended()).isFalse();
	}

	@Test
	void jumpForwardWithinTheToleranceIsNone() {
		pass(5_000 + TOLERANCE, 5_000);
		assertThat(this.detector.wasSuspended()).isFalse();
	}

	@Test
	void stepBackwardIsNoneAndDoesNotHideTheNextJump() {
		pass(-1_000_000, 5_000);
		assertThat(this.detector.wasSuspended()).isFalse();
		pass(5_000 + TOLERANCE + 1, 5_000);
		assertThat(this.detector.wasSuspended()).isTrue();
	}

	@Test
	void differenceThatWasThereBeforeIsNone() {
		assertThat(this.detector.wasSuspended()).isFalse();
	}

	@Test
	void clocksOfThisMachineShowNoSuspensionBetweenTwoLooks() {
		SuspensionDetector platform = SuspensionDetector.forPlatform(System::nanoTime, Duration.ofMinutes(1));
		assertThat(platform.wasSuspended()).isFalse();
	}

	private void pass(long goingOn, long monotonic) {
		this.goingOn += goingOn;
		this.monotonic += monotonic;
	}

}
