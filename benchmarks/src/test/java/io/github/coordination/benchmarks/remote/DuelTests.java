/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.remote;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.github.coordination.benchmarks.Options;
import io.github.coordination.benchmarks.crew.Peer;
import io.github.coordination.benchmarks.crew.Plan;
import io.github.coordination.benchmarks.servers.Engine;
import io.github.coordination.benchmarks.servers.Server;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(300)
class DuelTests {

	private static final Options OPTIONS = Options.of(new String[0], List.of());

	@Test
	void workerOnPostgresFollowsOneThatHandsOver() throws InterruptedException {
		try (Server server = Engine.POSTGRESQL.start()) {
			Plan plan = Plan.each(Peer.STARTER, server, Duration.ofSeconds(5), 1);
			Duel.leaveReleased(plan, OPTIONS);
			try (Duel duel = new Duel(plan, OPTIONS)) {
				assertThat(duel.handOver()).hasSize(1).allMatch((millis) -> millis > 0);
			}
			assertThat(server.operations()).isGreaterThan(10);
			assertThat(server.cpuMillis()).isPositive();
		}
	}

}
