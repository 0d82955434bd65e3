/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.load;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ActivityTests {

	private static final long TENTH = 100_000_000;

	private static final long SECOND = 10 * TENTH;

	private final Activity activity = new Activity(
			List.of(reading(0, 0), reading(1, 5), reading(2, 5), reading(3, 45), reading(20, 46)));

	@Test
	void findsTheBusiestTenth() {
		assertThat(this.activity.most(0, 3 * SECOND, TENTH)).isEqualTo(40);
	}

	@Test
	void findsTheBusiestSecond() {
		assertThat(this.activity.most(0, 3 * SECOND, SECOND)).isEqualTo(45);
	}

	@Test
	void countsNothingOutsideTheTime() {
		assertThat(this.activity.most(0, 2 * TENTH, SECOND)).isEqualTo(5);
		assertThat(this.activity.most(3 * TENTH, 3 * SECOND, 2 * SECOND)).isEqualTo(1);
		assertThat(this.activity.most(21 * TENTH, 3 * SECOND, SECOND)).isZero();
	}

	private static Activity.Reading reading(int tenths, long operations) {
		return new Activity.Reading(tenths * TENTH, operations);
	}

}
