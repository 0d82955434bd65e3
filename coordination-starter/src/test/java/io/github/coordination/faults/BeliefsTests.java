/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.faults;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.coordination.faults.Beliefs.Interval;

import static org.assertj.core.api.Assertions.assertThat;

class BeliefsTests {

	private static final long NEVER = Long.MAX_VALUE;

	@TempDir
	private Path directory;

	private Path file;

	private Beliefs beliefs;

	@BeforeEach
	void open() throws Exception {
		this.file = this.directory.resolve("beliefs");
		this.beliefs = Beliefs.in(this.file);
		this.beliefs.sample(90, 0, 0);
		this.beliefs.sample(100, 7, 50);
		this.beliefs.sample(110, 7, 40);
	}

	private List<Interval> intervals(long death) throws Exception {
		return Beliefs.in(this.file).intervals(death);
	}

	@Test
	void workerThatIsNotAskedAnyMoreBelievesUntilItsDeadline() throws Exception {
		assertThat(intervals(NEVER)).containsExactly(new Interval(7, 100, 150));
		this.beliefs.sample(400, 0, 0);
		assertThat(intervals(NEVER)).containsExactly(new Interval(7, 100, 150));
	}

	@Test
	void killedWorkerBelievesNoLonger() throws Exception {
		assertThat(intervals(130)).containsExactly(new Interval(7, 100, 130));
	}

	@Test
	void workerThatSaysNoInTimeBelievedUntilItsLastYes() throws Exception {
		this.beliefs.sample(120, 0, 0);
		assertThat(intervals(NEVER)).containsExactly(new Interval(7, 100, 110));
	}

	@Test
	void workerThatLeavesMayEndItsTermAtOnce() throws Exception {
		this.beliefs.leave(111);
		assertThat(intervals(NEVER)).containsExactly(new Interval(7, 100, 110));
		this.beliefs.sample(115, 7, 35);
		assertThat(intervals(NEVER)).containsExactly(new Interval(7, 100, 115));
	}

	@Test
	void termsFollowEachOther() throws Exception {
		this.beliefs.sample(120, 9, 60);
		this.beliefs.sample(130, 0, 0);
		this.beliefs.sample(140, 0, 0);
		this.beliefs.sample(150, 11, 10);
		assertThat(intervals(NEVER)).containsExactly(new Interval(7, 100, 110), new Interval(9, 120, 120),
				new Interval(11, 150, 160));
		assertThat(Beliefs.in(this.file).latestYes()).isEqualTo(150);
	}

	@Test
	void contradictionsAreOverlapsAndEpochsThatDoNotGrow() {
		Interval first = new Interval(7, 100, 150);
		assertThat(BeliefChecker.contradictions(List.of(new Interval(9, 151, 160), first))).isEmpty();
		assertThat(BeliefChecker.contradictions(List.of(new Interval(9, 140, 160), first)))
			.containsExactly("Two primaries at once for 10 ns: " + first + " and " + new Interval(9, 140, 160));
		assertThat(BeliefChecker.contradictions(List.of(first, new Interval(7, 151, 160))))
			.containsExactly("The epoch does not grow: " + first + " and then " + new Interval(7, 151, 160));
		assertThat(BeliefChecker.contradictions(List.of(first, new Interval(6, 120, 130)))).hasSize(2);
	}

}
