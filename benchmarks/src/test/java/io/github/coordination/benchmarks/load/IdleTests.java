/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.load;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class IdleTests {

	private final Idle alone = new Idle(1, 0.5, 0, 1);

	@Test
	void secondariesShareWhatThePrimaryAloneDoesNot() {
		assertThat(new Idle(11, 2.5, 0, 1).perSecondary(this.alone)).isEqualTo(0.2);
	}

	@Test
	void secondariesDoNotDoLessThanNothing() {
		assertThat(new Idle(3, 0.4, 0, 1).perSecondary(this.alone)).isZero();
	}

}
