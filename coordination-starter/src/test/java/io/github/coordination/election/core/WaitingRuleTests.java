/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.core;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.github.coordination.TransitionCause;
import io.github.coordination.lease.LeaseRecord;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A lease of ten seconds and a guard of one; times are seconds on this worker's clock.
 */
class WaitingRuleTests {

	private static final double ROUND_TRIP = 0.01;

	private final WaitingRule rule = new WaitingRule("me", Records.TIMINGS);

	@Test
	void nothingIsOverBeforeTheStoreWasSeen() {
		assertThat(this.rule.over(Records.seconds(100))).isNull();
	}

	@Test
	void ownRecordIsOverAtOnce() {
		held(Records.record("me", 3, 0), 0);
		assertThat(over(0.1)).isEqualTo(TransitionCause.OWN_RECORD);
	}

	@Test
	void releasedRecordIsOverAtOnce() {
		free(Records.record("other", 3, 0).asReleased(), 0, Records.storeTime(0));
		assertThat(over(0.1)).isEqualTo(TransitionCause.FREE);
	}

	@Test
	void deadHolderIsOverAtOnce() {
		this.rule.saw(Records.record("other", 3, 0), false, true, Records.storeTime(0), Records.seconds(0),
				Records.seconds(ROUND_TRIP));
		assertThat(over(0.1)).isEqualTo(TransitionCause.HOLDER_DEAD);
	}

	@Test
	void absenceIsNeverWaitedOut() {
		free(null, 5, Records.storeTime(5));
		assertThat(this.rule.isAbsent()).isTrue();
		assertThat(over(1000)).isNull();
	}

	@Test
	void ownPlaceholderIsWaitedOutForOneLease() {
		free(null, 5, Records.storeTime(5));
		this.rule.placed(placeholder("me"), Records.seconds(6));
		assertThat(this.rule.isAbsent()).isFalse();
		free(placeholder("me"), 12, Records.storeTime(12));
		assertThat(over(15.9)).isNull();
		assertThat(over(16)).isEqualTo(TransitionCause.WAITED_OUT);
	}

	@Test
	void placeholderOfADeadWorkerIsWaitedOutToo() {
		this.rule.saw(placeholder("other"), true, true, Records.storeTime(0), 0, 0);
		assertThat(over(9.9)).isNull();
		assertThat(over(10)).isEqualTo(TransitionCause.WAITED_OUT);
	}

	@Test
	void placeholderIsNotTakenByTheStoreClock() {
		held(placeholder("other"), 0);
		held(placeholder("other"), 5);
		free(placeholder("other"), 10, Records.storeTime(10));
		assertThat(over(10)).isNull();
	}

	@Test
	void longerLeaseThatWasSeenBeforeAPlaceholderIsWaitedOut() {
		held(Records.record("other", Duration.ofSeconds(30)), 0);
		held(placeholder("third"), 5);
		assertThat(over(34.9)).isNull();
		assertThat(over(35 + ROUND_TRIP)).isEqualTo(TransitionCause.WAITED_OUT);
	}

	@Test
	void expiredRecordIsTakenAtOnceIfTheStoreClockWasSteadyForOneLease() {
		held(Records.record("other", 3, 0), 0);
		held(Records.record("other", 3, 4), 5);
		held(Records.record("other", 3, 4), 9.5);
		free(Records.record("other", 3, 4), 14.9, Records.storeTime(14.9));
		assertThat(over(14.95)).isEqualTo(TransitionCause.EXPIRED);
	}

	@Test
	void expiredRecordIsWaitedOutAtFirstSight() {
		held(Records.record("other", 3, 0), 0);
		held(Records.record("other", 3, 4), 8);
		free(Records.record("other", 3, 7), 18, Records.storeTime(18));
		assertThat(over(18.1)).isNull();
		assertThat(over(28.1)).isEqualTo(TransitionCause.WAITED_OUT);
	}

	@Test
	void expiredRecordIsWaitedOutIfTheStoreClockWasStepped() {
		held(Records.record("other", 3, 0), 0);
		held(Records.record("other", 3, 4), 8);
		free(Records.record("other", 3, 4), 12, Records.storeTime(12 + 3600));
		assertThat(over(12.1)).isNull();
		assertThat(over(18 + ROUND_TRIP)).isEqualTo(TransitionCause.WAITED_OUT);
	}

	@Test
	void recordThatExpiredTooEarlyToHaveBeenWrittenSinceTheLastSightIsWaitedOut() {
		held(Records.record("other", 3, 0), 0);
		held(Records.record("other", 3, 4), 10);
		held(Records.record("other", 3, 5), 14);
		free(Records.record("other", 3, 5), 19, Records.storeTime(19));
		assertThat(over(19.1)).isNull();
		assertThat(over(24.1)).isEqualTo(TransitionCause.WAITED_OUT);
	}

	@Test
	void longerLeaseOfTheHolderIsWaitedOut() {
		LeaseRecord longer = Records.record("other", Duration.ofSeconds(30));
		held(longer, 0);
		held(longer, 10);
		free(longer, 20, Records.storeTime(20));
		assertThat(over(29.9)).isNull();
		assertThat(over(30 + ROUND_TRIP)).isEqualTo(TransitionCause.WAITED_OUT);
	}

	@Test
	void leaseOfARecordThatIsGoneIsStillToBeWaitedOut() {
		held(Records.record("other", Duration.ofSeconds(30)), 0);
		free(null, 5, Records.storeTime(5));
		assertThat(this.rule.leaseToWait()).isEqualTo(Records.seconds(30));
	}

	@Test
	void smallerEpochThanSeenIsWaitedOutWhoeverHoldsIt() {
		held(Records.record("other", 7, 0), 0);
		held(Records.record("me", 5, 0), 5);
		assertThat(over(14.9)).isNull();
		this.rule.saw(Records.record("dead", 6, 0), false, true, Records.storeTime(15), Records.seconds(15),
				Records.seconds(15 + ROUND_TRIP));
		assertThat(over(24.9)).isNull();
		assertThat(over(25 + ROUND_TRIP)).isEqualTo(TransitionCause.WAITED_OUT);
	}

	@Test
	void holderThatTheStoreKnowsToLiveIsNeverWaitedOut() {
		this.rule.saw(Records.record("other", 3, 0), false, false, null, Records.seconds(0),
				Records.seconds(ROUND_TRIP));
		assertThat(over(1000)).isNull();
	}

	@Test
	void lockThatIsGoneIsWaitedOutFromTheFirstSightOfThat() {
		this.rule.saw(Records.record("other", 3, 0), false, false, null, Records.seconds(0),
				Records.seconds(ROUND_TRIP));
		free(Records.record("other", 3, 0), 29, null);
		assertThat(over(38.9)).isNull();
		free(Records.record("other", 3, 0), 35, null);
		assertThat(over(38.9)).isNull();
		assertThat(over(39 + ROUND_TRIP)).isEqualTo(TransitionCause.WAITED_OUT);
	}

	@Test
	void waitingBeginsAgainAfterAnInterruptionOfTheView() {
		held(Records.record("other", 3, 0), 0);
		this.rule.forget();
		held(Records.record("other", 3, 0), 5);
		assertThat(over(14.9)).isNull();
		assertThat(over(15 + ROUND_TRIP)).isEqualTo(TransitionCause.WAITED_OUT);
	}

	@Test
	void floorIsTheHighestEpochSeen() {
		held(Records.record("other", 7, 0), 0);
		held(Records.record("other", 5, 0), 1);
		this.rule.raiseFloor(6);
		assertThat(this.rule.floor()).isEqualTo(7);
	}

	private static LeaseRecord placeholder(String id) {
		return new LeaseRecord(Placeholder.holder(Records.holder(id)), 9, 0, Records.LEASE, false);
	}

	private void held(LeaseRecord record, double at) {
		this.rule.saw(record, false, false, Records.storeTime(at), Records.seconds(at),
				Records.seconds(at + ROUND_TRIP));
	}

	private void free(@Nullable LeaseRecord record, double at, @Nullable Instant storeNow) {
		this.rule.saw(record, true, false, storeNow, Records.seconds(at), Records.seconds(at + ROUND_TRIP));
	}

	private @Nullable TransitionCause over(double at) {
		return this.rule.over(Records.seconds(at));
	}

}
