/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.table;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SampleTests {

	@Test
	void medianOfAnOddNumberIsTheValueInTheMiddle() {
		assertThat(Sample.of(9, 1, 4).median()).isEqualTo(4);
	}

	@Test
	void medianOfAnEvenNumberIsTheMeanOfTheTwoInTheMiddle() {
		assertThat(Sample.of(9, 1, 4, 5).median()).isEqualTo(4.5);
	}

	@Test
	void tellsExtremesMeanAndSize() {
		Sample sample = Sample.of(List.of(2.0, -1.0, 8.0));
		assertThat(sample.min()).isEqualTo(-1);
		assertThat(sample.max()).isEqualTo(8);
		assertThat(sample.mean()).isEqualTo(3);
		assertThat(sample.size()).isEqualTo(3);
	}

	@Test
	void leavesTheGivenValuesInTheirOrder() {
		double[] values = { 3, 1, 2 };
		Sample.of(values);
		assertThat(values).containsExactly(3, 1, 2);
	}

	@Test
	void refusesToBeEmpty() {
		assertThatIllegalArgumentException().isThrownBy(Sample::of);
	}

}
