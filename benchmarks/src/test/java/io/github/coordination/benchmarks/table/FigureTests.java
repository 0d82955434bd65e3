/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.table;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FigureTests {

	@Test
	void showsThreeSignificantDigits() {
		assertThat(Figure.of(0.5123)).isEqualTo("0.512");
		assertThat(Figure.of(3.414)).isEqualTo("3.41");
		assertThat(Figure.of(27.46)).isEqualTo("27.5");
		assertThat(Figure.of(3213.4)).isEqualTo("3213");
		assertThat(Figure.of(-27.46)).isEqualTo("-27.5");
	}

	@Test
	void showsTheSignOfADifference() {
		assertThat(Figure.difference(1.5)).isEqualTo("+1.50");
		assertThat(Figure.difference(-1.5)).isEqualTo("-1.50");
	}

	@Test
	void showsARatio() {
		assertThat(Figure.ratio(1.21)).isEqualTo("1.21 x");
	}

}
