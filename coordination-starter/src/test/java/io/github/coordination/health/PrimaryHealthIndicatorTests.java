/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.health;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import io.github.coordination.WorkerRole;
import io.github.coordination.election.ElectionEngine;
import io.github.coordination.election.EngineStatus;
import io.github.coordination.election.StoreStatus;
import io.github.coordination.lease.Consistency;
import io.github.coordination.lease.Scope;
import io.github.coordination.report.TestWorker;
import io.github.coordination.report.UnreliableStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class PrimaryHealthIndicatorTests {

	private final UnreliableStore store = new UnreliableStore();

	@Test
	void primaryIsUpAndShowsRoleStoreAndSinceAndNothingElse() {
		try (TestWorker worker = new TestWorker(this.store).start("primary")) {
			Health health = health(worker.engine());
			assertThat(health.getStatus()).isEqualTo(Status.UP);
			assertThat(health.getDetails()).containsOnly(Map.entry("role", WorkerRole.PRIMARY),
					Map.entry("since", worker.election("primary").since().truncatedTo(ChronoUnit.MILLIS)),
					Map.entry("store", "memory"));
		}
	}

	@Test
	void secondaryIsUpToo() {
		try (TestWorker first = new TestWorker(this.store).start("primary");
				TestWorker second = new TestWorker(this.store).start("primary")) {
			Health health = health(second.engine());
			assertThat(health.getStatus()).isEqualTo(Status.UP);
			assertThat(health.getDetails()).containsEntry("role", WorkerRole.SECONDARY)
				.containsOnlyKeys("role", "since", "store");
			assertThat(first.election("primary").isPrimary()).isTrue();
		}
	}

	@Test
	void severalElectionsAreShownByName() {
		try (TestWorker other = new TestWorker(this.store).start("reports");
				TestWorker worker = new TestWorker(this.store).start("primary", "reports")) {
			Health health = health(worker.engine());
			assertThat(health.getDetails()).containsEntry("role", WorkerRole.PRIMARY)
				.containsEntry("elections", Map.of("primary", WorkerRole.PRIMARY, "reports", WorkerRole.SECONDARY))
				.containsOnlyKeys("role", "since", "store", "elections");
			assertThat(other.election("reports").isPrimary()).isTrue();
		}
	}

	@Test
	void onlyElectionIsShownWhateverItsName() {
		try (TestWorker worker = new TestWorker(this.store).start("reports")) {
			assertThat(health(worker.engine()).getDetails()).containsEntry("role", WorkerRole.PRIMARY)
				.containsOnlyKeys("role", "since", "store");
		}
	}

	@Test
	void severalElectionsOfOtherNamesHaveNoCommonRole() {
		try (TestWorker worker = new TestWorker(this.store).start("mails", "reports")) {
			assertThat(health(worker.engine()).getDetails()).containsOnlyKeys("store", "elections");
		}
	}

	@Test
	void workerWithoutElectionIsUp() {
		try (TestWorker worker = new TestWorker(this.store).start()) {
			Health health = health(worker.engine());
			assertThat(health.getStatus()).isEqualTo(Status.UP);
			assertThat(health.getDetails()).containsOnlyKeys("store");
		}
	}

	@Test
	void workerThatIsNotStartedOrIsStoppedIsUp() {
		TestWorker worker = new TestWorker(this.store);
		worker.engine().get("primary");
		assertThat(health(worker.engine()).getStatus()).isEqualTo(Status.UP);
		worker.start("primary").close();
		assertThat(health(worker.engine()).getStatus()).isEqualTo(Status.UP);
		assertThat(health(worker.engine()).getDetails()).containsEntry("role", WorkerRole.SECONDARY);
	}

	@ParameterizedTest
	@CsvSource({ "UNKNOWN", "UP", "OUT_OF_SERVICE", "DOWN" })
	void storeOutOfReachIsTheStatusOfChoiceUntilItIsBack(String choice) {
		try (TestWorker worker = new TestWorker(this.store).start("primary")) {
			PrimaryHealthIndicator indicator = new PrimaryHealthIndicator(worker.engine(), new Status(choice), null);
			this.store.setDown(true);
			TestWorker.await(() -> !worker.engine().store().reachable());
			assertThat(indicator.health().getStatus().getCode()).isEqualTo(choice);
			this.store.setDown(false);
			TestWorker.await(() -> worker.engine().store().reachable());
			assertThat(indicator.health().getStatus()).isEqualTo(Status.UP);
		}
	}

	@ParameterizedTest
	@CsvSource({ "true, false, true, DOWN", "true, false, false, DOWN", "true, true, true, UP",
			"true, true, false, UNKNOWN", "false, false, true, UP", "false, false, false, UNKNOWN" })
	void deadThreadIsDownOnlyWhileTheEngineIsMeantToRun(boolean running, boolean alive, boolean reachable,
			String expected) {
		EngineStatus engine = mock();
		given(engine.isRunning()).willReturn(running);
		given(engine.isAlive()).willReturn(alive);
		given(engine.elections()).willReturn(List.of());
		given(engine.store())
			.willReturn(new StoreStatus("file", "/x", Scope.HOST, Consistency.SINGLE_NODE, reachable, Instant.EPOCH));
		assertThat(health(engine).getStatus().getCode()).isEqualTo(expected);
	}

	@Test
	void warningIsShown() {
		ElectionEngine engine = new TestWorker(this.store).engine();
		assertThat(new PrimaryHealthIndicator(engine, Status.UNKNOWN, "Mind the gap.").health().getDetails())
			.containsEntry("warning", "Mind the gap.")
			.containsOnlyKeys("store", "warning");
	}

	private static Health health(EngineStatus engine) {
		return new PrimaryHealthIndicator(engine, Status.UNKNOWN, null).health();
	}

}
