/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import io.github.coordination.TransitionCause;
import io.github.coordination.WorkerRole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class HistoryTests {

	private final History history = new History();

	@Test
	void latestFiftyTransitionsAreKeptTheOldestFirst() {
		for (int epoch = 1; epoch <= 60; epoch++) {
			this.history.add(epoch, TransitionCause.FREE);
		}
		assertThat(this.history.transitions()).hasSize(50);
		assertThat(this.history.transitions().get(0).epoch()).isEqualTo(11);
		assertThat(this.history.transitions().get(49).epoch()).isEqualTo(60);
	}

	@Test
	void countsGoOnBeyondWhatIsKept() {
		for (int epoch = 1; epoch <= 60; epoch++) {
			this.history.add(epoch, TransitionCause.FREE);
			this.history.add(epoch, TransitionCause.LEASE_LOST);
		}
		assertThat(this.history.count(TransitionCause.FREE)).isEqualTo(60);
		assertThat(this.history.count(TransitionCause.LEASE_LOST)).isEqualTo(60);
		assertThat(this.history.count(TransitionCause.RESIGNED)).isZero();
	}

	@Test
	void roleFollowsFromTheCause() {
		this.history.add(3, TransitionCause.EXPIRED);
		this.history.add(3, TransitionCause.CLOCK_JUMP);
		assertThat(this.history.transitions()).extracting(Transition::role)
			.containsExactly(WorkerRole.PRIMARY, WorkerRole.SECONDARY);
	}

	@Test
	void roleIsHeldSinceTheLatestTransitionOrElseSinceTheBeginning() {
		Instant created = this.history.since();
		assertThat(created).isBeforeOrEqualTo(Instant.now());
		this.history.add(1, TransitionCause.FREE);
		assertThat(this.history.since()).isEqualTo(this.history.transitions().get(0).at());
		this.history.add(1, TransitionCause.STOPPED);
		assertThat(this.history.since()).isSameAs(this.history.transitions().get(1).at());
	}

	@Test
	void whatWasAskedForDoesNotChangeAfterwards() {
		this.history.add(1, TransitionCause.FREE);
		var before = this.history.transitions();
		this.history.add(1, TransitionCause.STOPPED);
		assertThat(before).hasSize(1);
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(before::clear);
	}

}
