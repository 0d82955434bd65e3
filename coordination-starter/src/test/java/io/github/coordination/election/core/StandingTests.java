/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.core;

import java.time.Duration;
import java.util.List;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import io.github.coordination.TransitionCause;
import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.Claim;
import io.github.coordination.lease.LeaseRecord;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A worker that stands: what it asks for and when. A lease lasts ten seconds.
 */
class StandingTests {

	private static final Offset<Double> JITTER = Offset.offset(0.031);

	private final DrivenCore driver = new DrivenCore();

	@Test
	void asksAtOnceAndOnlyOnceAtATime() {
		assertThat(DrivenCore.calls(this.driver.stand())).hasSize(1);
		assertThat(this.driver.lastTry().claim()).isEqualTo(new Claim.IfFree());
		assertThat(this.driver.lastTry().epochFloor()).isZero();
		assertThat(this.driver.at(100).tick()).isEmpty();
		assertThat(this.driver.stand()).isEmpty();
	}

	@Test
	void grantBeginsATermThatCountsFromTheSending() {
		this.driver.at(5).stand();
		List<Effect> effects = this.driver.at(6).answer(new Outcome.Attempted(new Attempt.Granted(3), false), 1);
		assertThat(effects).containsExactly(new Effect.Acquired(DrivenCore.ELECTION, 3, TransitionCause.FREE),
				new Effect.Settled(DrivenCore.ELECTION));
		assertThat(this.driver.cell.deadline()).isEqualTo(Records.seconds(5 + 8.95));
	}

	@Test
	void grantThatComesAfterItsDeadlineIsNotBelievedAndAskedForAgain() {
		this.driver.stand();
		List<Effect> effects = this.driver.at(9).answer(new Outcome.Attempted(new Attempt.Granted(3), false), 9);
		assertThat(this.driver.cell.epoch()).isEqualTo(TermCell.NONE);
		assertThat(effects).noneMatch(Effect.Acquired.class::isInstance);
		assertThat(this.driver.lastTry().epochFloor()).isEqualTo(3);
	}

	@Test
	void secondaryLooksAgainWhenTheLeaseEndsOrAfterTwoSeconds() {
		this.driver.stand();
		held(Records.record("other", 1, 0), 8);
		assertThat(this.driver.sleep()).isEqualTo(2);
		this.driver.at(2).tick();
		held(Records.record("other", 1, 1), 1);
		assertThat(this.driver.sleep()).isBetween(1.0, 1.031);
	}

	@Test
	void primaryThatIsSeenIsToldOnce() {
		this.driver.stand();
		LeaseRecord record = Records.record("other", 4, 0);
		assertThat(held(record, 8)).contains(new Effect.Seen(DrivenCore.ELECTION, record));
		this.driver.at(2).tick();
		assertThat(held(record.asRenewed(), 8)).noneMatch(Effect.Seen.class::isInstance);
	}

	@Test
	void firstOutcomeIsToldWhenItIsKnown() {
		this.driver.stand();
		this.driver.answer(new Attempt.Held(Records.record("me", 4, 0), Duration.ofSeconds(1), Records.storeTime(0)));
		assertThat(this.driver.effects).noneMatch(Effect.Settled.class::isInstance);
		assertThat(this.driver.lastTry().claim()).isInstanceOf(Claim.Replace.class);
		assertThat(this.driver.answer(new Attempt.Granted(5))).contains(
				new Effect.Acquired(DrivenCore.ELECTION, 5, TransitionCause.OWN_RECORD),
				new Effect.Settled(DrivenCore.ELECTION));
	}

	@Test
	void silenceIsAskedAgainAfterAGrowingPause() {
		this.driver.stand();
		double[] pauses = new double[6];
		double now = 0;
		for (int i = 0; i < pauses.length; i++) {
			this.driver.silence();
			pauses[i] = this.driver.sleep();
			now += pauses[i];
			this.driver.at(now).tick();
		}
		assertThat(pauses).containsExactly(0.3125, 0.625, 1.25, 2.5, 5, 10);
		assertThat(this.driver.effects).containsOnlyOnce(new Effect.Settled(DrivenCore.ELECTION));
	}

	@Test
	void grantsThatTheStoreDoesNotConfirmAreTriedAfterAGrowingPause() {
		this.driver.stand();
		double[] pauses = new double[5];
		double now = 0;
		for (int i = 0; i < pauses.length; i++) {
			held(Records.record("me", 4 + i, 0), 10);
			this.driver.silence();
			pauses[i] = this.driver.sleep();
			now += pauses[i];
			this.driver.at(now).tick();
		}
		assertThat(pauses).containsExactly(0.3125, 0.625, 1.25, 2.5, 5);
	}

	@Test
	void wakeUpShortensThePauseAndIsNotForgottenDuringACall() {
		this.driver.stand();
		held(Records.record("other", 1, 0), 8);
		assertThat(DrivenCore.calls(this.driver.input((core, now) -> core.wake(DrivenCore.ELECTION, now)))).hasSize(1);
		assertThat(this.driver.input((core, now) -> core.wake(DrivenCore.ELECTION, now))).isEmpty();
		assertThat(DrivenCore.calls(held(Records.record("other", 1, 1), 8))).hasSize(1);
	}

	@Test
	void refusalIsToldAndAskedAgainLater() {
		this.driver.stand();
		assertThat(this.driver.answer(new Attempt.Refused("it is foreign")))
			.contains(new Effect.Refused(DrivenCore.ELECTION, "it is foreign"));
		assertThat(this.driver.sleep()).isEqualTo(0.3125);
	}

	@Test
	void epochThatDoesNotGrowIsRefused() {
		this.driver.stand();
		held(Records.record("other", 7, 0), 1);
		this.driver.at(2).tick();
		assertThat(this.driver.answer(new Attempt.Granted(7)))
			.contains(new Effect.Refused(DrivenCore.ELECTION, "the store granted epoch 7 after epoch 7"));
		assertThat(this.driver.cell.epoch()).isEqualTo(TermCell.NONE);
	}

	@Test
	void absenceIsMarkedByAPlaceholderThatIsWaitedOut() {
		this.driver.stand();
		this.driver.answer(new Attempt.Free(null, Records.storeTime(0)));
		assertThat(this.driver.lastTry().claim()).isEqualTo(new Claim.Replace(null));
		assertThat(this.driver.lastTry().holder()).isEqualTo(Placeholder.holder(Records.holder("me")));
		assertThat(this.driver.answer(new Attempt.Granted(2)))
			.contains(new Effect.Waiting(DrivenCore.ELECTION, null, Records.LEASE));
		assertThat(this.driver.cell.epoch()).isEqualTo(TermCell.NONE);
		LeaseRecord placeholder = new LeaseRecord(this.driver.lastTry().holder(), 2, 0, Records.LEASE, false);
		LeaseRecord shown = new LeaseRecord(Placeholder.holder(Records.holder("me")), 2, 0, Records.LEASE, false);
		assertThat(Placeholder.is(placeholder)).isFalse();
		held(shown, 10);
		this.driver.at(10.1).tick();
		assertThat(this.driver.lastTry().claim()).isEqualTo(new Claim.Replace(shown));
		this.driver.answer(new Attempt.Granted(3));
		assertThat(this.driver.cell.epoch()).isEqualTo(3);
	}

	@Test
	void claimThatTheStoreRefusesIsRepeatedAfterAPause() {
		this.driver.stand();
		held(Records.record("me", 4, 0), 5);
		assertThat(this.driver.lastTry().claim()).isInstanceOf(Claim.Replace.class);
		held(Records.record("me", 4, 0), 5);
		assertThat(this.driver.sleep()).isCloseTo(0.3125, JITTER);
	}

	@Test
	void answersThatNobodyWaitsForChangeNothing() {
		this.driver.stand();
		StoreRequest request = this.driver.lastRequest();
		this.driver.answer(new Attempt.Granted(3));
		Outcome again = new Outcome.Attempted(new Attempt.Granted(4), false);
		assertThat(this.driver.input((core, now) -> core.completed(request.id(), again, now, now))).isEmpty();
		assertThat(this.driver.input((core, now) -> core.completed(4711, again, now, now))).isEmpty();
		assertThat(this.driver.cell.epoch()).isEqualTo(3);
	}

	private List<Effect> held(LeaseRecord record, double remaining) {
		return this.driver
			.answer(new Attempt.Held(record, Duration.ofNanos(Records.seconds(remaining)), Records.storeTime(0)));
	}

}
