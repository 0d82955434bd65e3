/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SuspensionDetectorTests {

	private static final long TOLERANCE = 1_000;

	private long goingOn = 77;

	private long wall = 1_234;

	private long monotonic = -5;

	private int looks;

	private final SuspensionDetector detector = new SuspensionDetector(this::look, () -> this.wall,
			() -> this.monotonic, Duration.ofNanos(TOLERANCE));

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

	@Test
	void uptimeIsReadToTheHundredth(@TempDir Path directory) throws Exception {
		Path page = Files.writeString(directory.resolve("uptime"), "88816.62 4467.55\n");
		assertThat(SuspensionDetector.bootClock(page).getAsLong()).isEqualTo(88_816_620_000_000L);
		Files.writeString(page, "99.05 1.00\n");
		assertThat(SuspensionDetector.bootClock(page).getAsLong()).isEqualTo(99_050_000_000L);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x", "1", "1.00", "1.0 2", "1.000 2", "1 2", ".12 3", "-1.00 2", "1.0.0 2" })
	void pageThatShowsNoUptimeIsNoClock(String text, @TempDir Path directory) throws Exception {
		assertThat(SuspensionDetector.bootClock(Files.writeString(directory.resolve("uptime"), text))).isNull();
	}

	@Test
	void bootClockIsLeftAloneWhileTheWallClockKeepsItsWay() {
		int before = this.looks;
		pass(5_000, 5_000);
		this.wall -= TOLERANCE / 10;
		assertThat(this.detector.wasSuspended()).isFalse();
		assertThat(this.looks).isEqualTo(before);
	}

	@Test
	void bootClockIsLookedAtOnceASecondWhateverTheWallClockShows() {
		pass(1_000_000_000 + TOLERANCE + 1, 1_000_000_000);
		this.wall -= TOLERANCE + 1;
		assertThat(this.detector.wasSuspended()).isTrue();
	}

	@Test
	void stepOfTheWallClockAloneIsNone() {
		pass(5_000, 5_000);
		this.wall += 3_600_000_000_000L;
		assertThat(this.detector.wasSuspended()).isFalse();
	}

	@Test
	void wallClockThatLeavesItsWayLittleByLittleIsNoticed() {
		for (int i = 0; i < 10; i++) {
			assertThat(this.detector.wasSuspended()).isFalse();
			pass(5_000 + TOLERANCE / 10, 5_000);
		}
		pass(5_000 + TOLERANCE, 5_000);
		assertThat(this.detector.wasSuspended()).isTrue();
	}

	private void pass(long goingOn, long monotonic) {
		this.goingOn += goingOn;
		this.wall += goingOn;
		this.monotonic += monotonic;
	}

	private long look() {
		this.looks++;
		return this.goingOn;
	}

}
