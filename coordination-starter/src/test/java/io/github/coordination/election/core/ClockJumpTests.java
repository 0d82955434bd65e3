/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.core;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.coordination.TransitionCause;
import io.github.coordination.lease.Attempt;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The machine was suspended, and its monotonic clock with it.
 */
class ClockJumpTests {

	private final DrivenCore driver = new DrivenCore();

	@Test
	void jumpEndsATermThatItsDeadlineWouldNotEnd() {
		List<Effect> effects = this.driver.primary(3).at(1).input(ElectionCore::clockJump);
		assertThat(effects).first().isEqualTo(new Effect.Lost("primary", 3, TransitionCause.CLOCK_JUMP));
		assertThat(this.driver.cell.epoch()).isEqualTo(TermCell.NONE);
	}

	@Test
	void grantOfARequestThatWasSentBeforeTheJumpIsReleasedAndNeverBelieved() {
		this.driver.stand();
		this.driver.input(ElectionCore::clockJump);
		List<Effect> effects = this.driver.answer(new Attempt.Granted(3));
		assertThat(this.driver.cell.epoch()).isEqualTo(TermCell.NONE);
		assertThat(effects).noneMatch(Effect.Acquired.class::isInstance);
		assertThat(((Effect.Call) effects.get(0)).request()).isInstanceOf(StoreRequest.Release.class);
	}

	@Test
	void worksAsBeforeAfterTheJump() {
		this.driver.stand();
		this.driver.input(ElectionCore::clockJump);
		this.driver.answer(new Attempt.Granted(3));
		assertThat(this.driver.lastRequest()).isInstanceOf(StoreRequest.Acquire.class);
		this.driver.answer(new Attempt.Granted(4));
		assertThat(this.driver.cell.epoch()).isEqualTo(4);
	}

}
