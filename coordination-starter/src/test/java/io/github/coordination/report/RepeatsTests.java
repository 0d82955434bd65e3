/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.report;

import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RepeatsTests {

	@Test
	void isDueEverMoreSeldomAndNeverFallsSilent() {
		assertThat(LongStream.rangeClosed(1, 1000).filter(Repeats::isDue)).containsExactly(1L, 2L, 4L, 8L, 16L, 32L,
				64L, 128L, 256L, 512L);
		assertThat(Repeats.isDue(1L << 40)).isTrue();
	}

	@Test
	void countsEachKeyForItself() {
		Repeats repeats = new Repeats();
		assertThat(repeats.count("a")).isEqualTo(1);
		assertThat(repeats.count("a")).isEqualTo(2);
		assertThat(repeats.count("b")).isEqualTo(1);
	}

	@Test
	void forgetsTheKeyNotMetForTheLongestTime() {
		Repeats repeats = new Repeats();
		repeats.count("old");
		repeats.count("kept");
		for (int i = 0; i < 63; i++) {
			repeats.count("kept");
			repeats.count("key " + i);
		}
		assertThat(repeats.count("kept")).isEqualTo(65);
		assertThat(repeats.count("old")).isEqualTo(1);
	}

}
