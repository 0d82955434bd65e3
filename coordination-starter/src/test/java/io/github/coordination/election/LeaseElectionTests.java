/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.github.coordination.TransitionCause;
import io.github.coordination.Worker;

import static org.assertj.core.api.Assertions.assertThat;

class LeaseElectionTests {

	private static final Worker SELF = new Worker("self", "here", 1);

	private static final Worker OTHER = new Worker("other", "here", 2);

	private long now = 5;

	private final LeaseElection election = new LeaseElection("primary", () -> this.now, () -> {
	});

	@Test
	void vacancyCountsFromStandingToTheFirstSightOfAPrimary() {
		pass(7);
		assertThat(this.election.vacantTime()).isZero();
		this.election.stand();
		pass(11);
		assertThat(this.election.vacantTime()).isEqualTo(Duration.ofNanos(11));
		this.election.held(OTHER);
		pass(13);
		assertThat(this.election.vacantTime()).isEqualTo(Duration.ofNanos(11));
		this.election.vacant();
		pass(17);
		assertThat(this.election.vacantTime()).isEqualTo(Duration.ofNanos(28));
	}

	@Test
	void vacancyAndPrimaryTimeCountNothingTwice() {
		this.election.stand();
		pass(2);
		this.election.began(1, TransitionCause.FREE, SELF);
		pass(3);
		this.election.ended(1, TransitionCause.LEASE_LOST);
		pass(4);
		this.election.began(2, TransitionCause.FREE, SELF);
		pass(5);
		assertThat(this.election.vacantTime()).isEqualTo(Duration.ofNanos(6));
		assertThat(this.election.primaryTime()).isEqualTo(Duration.ofNanos(8));
	}

	@Test
	void workerThatHasRetiredKnowsOfNoPrimaryAndCountsNoVacancy() {
		this.election.stand();
		this.election.held(OTHER);
		assertThat(this.election.primary()).isEqualTo(OTHER);
		this.election.vacant();
		pass(3);
		this.election.retire();
		pass(4);
		assertThat(this.election.primary()).isNull();
		assertThat(this.election.vacantTime()).isEqualTo(Duration.ofNanos(3));
	}

	@Test
	void firstOutcomeIsAwaitedAnewAfterEachStanding() throws InterruptedException {
		this.election.stand();
		assertThat(this.election.awaitFirstOutcome(Duration.ZERO)).isFalse();
		this.election.settle();
		assertThat(this.election.awaitFirstOutcome(Duration.ZERO)).isTrue();
		this.election.stand();
		assertThat(this.election.awaitFirstOutcome(Duration.ZERO)).isFalse();
	}

	@Test
	void holderThatCannotBeReadLeavesTheLastKnownOne() {
		this.election.held(OTHER);
		this.election.held(null);
		assertThat(this.election.primary()).isEqualTo(OTHER);
	}

	private void pass(long nanos) {
		this.now += nanos;
	}

}
