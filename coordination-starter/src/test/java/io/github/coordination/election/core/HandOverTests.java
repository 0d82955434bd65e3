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
import io.github.coordination.lease.Renewal;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A primary that hands over: stop, drain, and only then release.
 */
class HandOverTests {

	private static final String ELECTION = DrivenCore.ELECTION;

	private final DrivenCore driver = new DrivenCore().at(0.01).primary(3);

	@Test
	void termLastsAndIsRenewedUntilItsWorkIsIdle() {
		assertThat(resign()).containsExactly(new Effect.HandOver(ELECTION, 3, TransitionCause.RESIGNED));
		assertThat(resign()).isEmpty();
		assertThat(DrivenCore.calls(this.driver.at(2.5).tick())).hasSize(1);
		this.driver.answer(new Renewal.Renewed());
		assertThat(this.driver.cell.epoch()).isEqualTo(3);
	}

	@Test
	void beliefEndsBeforeTheLeaseIsReleased() {
		resign();
		List<Effect> effects = idle(3);
		assertThat(effects).first().isEqualTo(new Effect.Lost(ELECTION, 3, TransitionCause.RESIGNED));
		assertThat(DrivenCore.calls(effects)).singleElement().isInstanceOf(StoreRequest.Release.class);
		assertThat(this.driver.cell.epoch()).isEqualTo(TermCell.NONE);
	}

	@Test
	void workerStandsAsideAfterItResignedAndNoWakeUpShortensThat() {
		resign();
		idle(3);
		this.driver.answer(new Outcome.Released(), 0.01);
		assertThat(this.driver.sleep()).isEqualTo(5);
		assertThat(this.driver.input((core, now) -> core.wake(ELECTION, now))).isEmpty();
	}

	@Test
	void workThatIsIdleWithoutAHandOverReleasesNothing() {
		assertThat(idle(3)).isEmpty();
		resign();
		assertThat(idle(2)).isEmpty();
		assertThat(this.driver.cell.epoch()).isEqualTo(3);
	}

	@Test
	void stuckWorkEndsTheTermWithoutARelease() {
		resign();
		assertThat(stuck(3)).containsExactly(new Effect.Lost(ELECTION, 3, TransitionCause.RESIGNED));
		assertThat(this.driver.at(100).tick()).isEmpty();
		assertThat(this.driver.cell.epoch()).isEqualTo(TermCell.NONE);
	}

	@Test
	void workThatWasStuckReleasesWhenItEndsAfterAll() {
		resign();
		stuck(3);
		assertThat(DrivenCore.calls(this.driver.at(50).input((core, now) -> core.workIdle(ELECTION, 3, now))))
			.singleElement()
			.isInstanceOf(StoreRequest.Release.class);
		this.driver.answer(new Outcome.Released(), 0.01);
		assertThat(this.driver.sleep()).isEqualTo(5);
	}

	@Test
	void workThatIsStuckOutsideAHandOverChangesNothing() {
		assertThat(stuck(3)).isEmpty();
		assertThat(this.driver.cell.epoch()).isEqualTo(3);
	}

	@Test
	void failedTakeoversStandAsideForAGrowingTimeUntilOneSucceeds() {
		assertThat(fail(3)).containsExactly(new Effect.HandOver(ELECTION, 3, TransitionCause.TAKEOVER_FAILED));
		assertThat(pauseAfterRelease(3)).isEqualTo(10);
		primaryAgain(4);
		fail(4);
		assertThat(pauseAfterRelease(4)).isEqualTo(20);
		primaryAgain(5);
		this.driver.input((core, now) -> core.takeoverDone(ELECTION, 5, now));
		fail(5);
		assertThat(pauseAfterRelease(5)).isEqualTo(10);
	}

	@Test
	void failedTakeoverOfAFormerTermChangesNothing() {
		assertThat(fail(2)).isEmpty();
	}

	@Test
	void leaseThatIsLostDuringTheDrainDoesNotShortenThePause() {
		fail(3);
		this.driver.at(2.5).tick();
		List<Effect> effects = this.driver.answer(new Renewal.Lost("it is gone"));
		assertThat(effects).containsExactly(new Effect.Lost(ELECTION, 3, TransitionCause.LEASE_LOST));
		assertThat(this.driver.sleep()).isEqualTo(10);
	}

	@Test
	void candidateRetiresAtOnceAndReleasesWhatItIsGrantedLater() {
		DrivenCore candidate = new DrivenCore();
		candidate.stand();
		assertThat(candidate.input(ElectionCore::retire)).containsExactly(new Effect.Retired(ELECTION));
		List<Effect> effects = candidate.answer(new Attempt.Granted(3));
		assertThat(DrivenCore.calls(effects)).singleElement().isInstanceOf(StoreRequest.Release.class);
		assertThat(candidate.cell.epoch()).isEqualTo(TermCell.NONE);
		assertThat(candidate.at(1000).tick()).isEmpty();
	}

	@Test
	void primaryRetiresAfterAHandOver() {
		assertThat(this.driver.input(ElectionCore::retire))
			.containsExactly(new Effect.HandOver(ELECTION, 3, TransitionCause.STOPPED));
		idle(3);
		assertThat(this.driver.answer(new Outcome.Released(), 0.01)).containsExactly(new Effect.Retired(ELECTION));
		assertThat(this.driver.at(1000).tick()).isEmpty();
		assertThat(this.driver.sleep()).isGreaterThan(1e6);
	}

	@Test
	void releaseThatNobodyAnswersEndsTheHandOverToo() {
		this.driver.input(ElectionCore::retire);
		idle(3);
		assertThat(this.driver.silence()).containsExactly(new Effect.Retired(ELECTION));
	}

	@Test
	void retiredWorkerStandsAgain() {
		DrivenCore candidate = new DrivenCore();
		candidate.stand();
		candidate.input(ElectionCore::retire);
		candidate.silence();
		assertThat(DrivenCore.calls(candidate.stand())).hasSize(1);
	}

	@Test
	void workerWhoseWorkIsStuckStandsAgainOnlyWhenThatHasEnded() {
		this.driver.input(ElectionCore::retire);
		assertThat(stuck(3)).contains(new Effect.Retired(ELECTION));
		assertThat(this.driver.stand()).isEmpty();
		assertThat(this.driver.at(100).tick()).isEmpty();
		idle(3);
		this.driver.answer(new Outcome.Released(), 0.01);
		assertThat(DrivenCore.calls(this.driver.at(200).tick())).hasSize(1);
	}

	private double pauseAfterRelease(long epoch) {
		idle(epoch);
		this.driver.answer(new Outcome.Released(), 0.01);
		return this.driver.sleep();
	}

	private void primaryAgain(long epoch) {
		this.driver.at(epoch * 100.0).tick();
		this.driver.answer(new Attempt.Granted(epoch));
	}

	private List<Effect> resign() {
		return this.driver.input((core, now) -> core.resign(ELECTION, now));
	}

	private List<Effect> idle(long epoch) {
		return this.driver.input((core, now) -> core.workIdle(ELECTION, epoch, now));
	}

	private List<Effect> stuck(long epoch) {
		return this.driver.input((core, now) -> core.workStuck(ELECTION, epoch, now));
	}

	private List<Effect> fail(long epoch) {
		return this.driver.input((core, now) -> core.takeoverFailed(ELECTION, epoch, now));
	}

}
