/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.core;

import java.time.Duration;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class TimingsTests {

	@Test
	void everythingFollowsFromTheLease() {
		Timings timings = Timings.of(Duration.ofSeconds(10), null, null, null, 0.005);
		assertThat(timings.renew()).isEqualTo(Duration.ofMillis(2500));
		assertThat(timings.requestTimeout()).isEqualTo(Duration.ofSeconds(2));
		assertThat(timings.guard()).isEqualTo(Duration.ofSeconds(1));
		assertThat(timings.usableNanos()).isEqualTo(Duration.ofMillis(8950).toNanos());
	}

	@Test
	void guardIsAtLeastHalfASecondAndTheRequestTimeoutAtMostTwo() {
		assertThat(Timings.of(Duration.ofSeconds(2), null, null, null, 0).guard()).isEqualTo(Duration.ofMillis(500));
		assertThat(Timings.of(Duration.ofHours(1), null, null, null, 0).requestTimeout())
			.isEqualTo(Duration.ofSeconds(2));
	}

	@ParameterizedTest
	@ValueSource(longs = { 1500, 1501, 2000, 3000, 10_000, 60_000, 86_400_000 })
	void defaultsSatisfyEachOtherFromOneAndAHalfSeconds(long millis) {
		assertThatNoException()
			.isThrownBy(() -> Timings.of(Duration.ofMillis(millis), null, null, null, Timings.DEFAULT_DRIFT));
	}

	@Test
	void renewThatIsSetBoundsTheRequestTimeout() {
		assertThat(Timings.of(Duration.ofSeconds(10), Duration.ofMillis(100), null, null, 0).requestTimeout())
			.isEqualTo(Duration.ofMillis(100));
	}

	@ParameterizedTest
	@MethodSource
	void badTimesAreRefusedInOneSentence(@Nullable String lease, @Nullable String renew, @Nullable String timeout,
			@Nullable String guard, double drift, String property, String sentence) {
		assertThatExceptionOfType(InvalidTimingException.class)
			.isThrownBy(() -> Timings.of(duration(lease), duration(renew), duration(timeout), duration(guard), drift))
			.withMessage("coordination.primary." + property + " " + sentence)
			.satisfies((ex) -> assertThat(ex.getProperty()).isEqualTo("coordination.primary." + property));
	}

	static Stream<Arguments> badTimesAreRefusedInOneSentence() {
		String range = ": set a duration above zero and up to one day, for example 10s.";
		return Stream.of(bad("PT0S", null, null, null, 0, "lease", "is 0ms" + range),
				bad("PT-1S", null, null, null, 0, "lease", "is PT-1S" + range),
				bad("PT24H0.001S", null, null, null, 0, "lease", "is PT24H0.001S" + range),
				bad("PT2562047788015215H30M7.999999999S", null, null, null, 0, "lease",
						"is PT2562047788015215H30M7.999999999S" + range),
				bad("PT10S", "PT0S", null, null, 0, "renew", "is 0ms" + range),
				bad("PT10S", null, "PT-0.000000001S", null, 0, "request-timeout", "is PT-0.000000001S" + range),
				bad("PT10S", null, null, "PT0S", 0, "guard", "is 0ms" + range),
				bad("PT10S", null, null, null, -0.1, "drift", "is -0.1: set it between 0 and 0.1."),
				bad("PT10S", null, null, null, 0.11, "drift", "is 0.11: set it between 0 and 0.1."),
				bad("PT10S", null, null, null, Double.NaN, "drift", "is NaN: set it between 0 and 0.1."),
				bad("PT10S", "PT4S", null, null, 0, "renew",
						"is 4000ms, more than a third of the lease of 10000ms: set it to 3333ms or less, or the lease"
								+ " to 12000ms or more."),
				bad("PT10S", "PT1S", "PT1.5S", null, 0, "request-timeout",
						"is 1500ms, more than the 1000ms between two renewals: set it to 1000ms or less."),
				bad("PT10S", null, null, "PT4S", 0, "guard",
						"leaves 6000 ms of the lease of 10000ms, but one renewal and two request timeouts need 6500 ms:"
								+ " set a longer lease, or a smaller guard, renew or request-timeout."),
				bad("PT1S", null, null, null, 0.005, "guard",
						"leaves 495 ms of the lease of 1000ms, but one renewal and two request timeouts need 650 ms:"
								+ " set a longer lease, or a smaller guard, renew or request-timeout."));
	}

	private static Arguments bad(@Nullable Object... values) {
		return Arguments.of(values);
	}

	private static @Nullable Duration duration(@Nullable String text) {
		return (text != null) ? Duration.parse(text) : null;
	}

}
