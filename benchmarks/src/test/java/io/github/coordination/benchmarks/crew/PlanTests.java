/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.crew;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.github.coordination.benchmarks.servers.Engine;

import static org.assertj.core.api.Assertions.assertThat;

class PlanTests {

	private final Plan plan = new Plan(Peer.STARTER, Engine.REDIS, "127.0.0.1:6379", Duration.ofSeconds(10), 4, 4,
			Plan.Habit.LOCAL);

	@Test
	void survivesTheCommandLine() {
		assertThat(Plan.of(this.plan.arguments().toArray(String[]::new))).isEqualTo(this.plan);
	}

	@Test
	void givesEachWorkerAnElectionOrAllTheSame() {
		assertThat(this.plan.isOneElection()).isFalse();
		assertThat(this.plan.election(0)).isNotEqualTo(this.plan.election(3));
		Plan rivals = new Plan(Peer.STARTER, Engine.REDIS, "127.0.0.1:6379", Duration.ofSeconds(10), 4, 1,
				Plan.Habit.LOCAL);
		assertThat(rivals.isOneElection()).isTrue();
		assertThat(rivals.election(0)).isEqualTo(rivals.election(3));
	}

}
