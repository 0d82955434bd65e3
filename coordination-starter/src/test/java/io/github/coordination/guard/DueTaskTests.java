/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

import io.github.coordination.PrimaryElection;
import io.github.coordination.election.calls.SkipReason;
import io.github.coordination.guard.DueJobs.Application;
import io.github.coordination.guard.DueJobs.Cron;
import io.github.coordination.guard.DueJobs.Ears;
import io.github.coordination.guard.DueJobs.Empty;
import io.github.coordination.guard.DueJobs.VacantStore;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Cron jobs whose triggers fire when the test says so.
 */
class DueTaskTests {

	private final VacantStore store = new VacantStore();

	private final Cron cron = new Cron(new ScheduledThreadPoolExecutor(3));

	@AfterEach
	void shutDown() {
		this.cron.mayEnd.countDown();
		this.cron.migrationMayEnd.countDown();
		this.cron.executor.shutdownNow();
	}

	private ConfigurableApplicationContext run(String... properties) {
		ZonedDateTime due = now().minus(Duration.ofMinutes(5)).atZone(ZoneOffset.UTC);
		return GuardFixture.application(this.store, Application.class)
			.properties("test.cron=%d %d %d * * *".formatted(due.getSecond(), due.getMinute(), due.getHour()))
			.properties(properties)
			.initializers((context) -> context.getBeanFactory().registerSingleton("cron", this.cron))
			.run();
	}

	@Test
	void whatIsDueDuringATakeoverRunsOnceWhenThatIsDone() {
		try (ConfigurableApplicationContext context = secondary()) {
			GuardFixture.await(() -> this.cron.migrations.get() == 1);
			this.cron.fire();
			this.cron.fire();
			assertThat(this.cron.runs).hasValue(0);
			this.cron.migrationMayEnd.countDown();
			GuardFixture.await(() -> this.cron.runs.get() == 1);
			GuardFixture.awaitPrimary(context);
			this.cron.fire();
			assertThat(this.cron.runs).hasValue(2);
			assertThat(GuardFixture.work(GuardFixture.election(context), "Job.daily").skips()).isZero();
		}
	}

	@Test
	void whatIsDueOnASecondaryIsSkipped() {
		try (ConfigurableApplicationContext primary = GuardFixture.run(this.store, Empty.class)) {
			GuardFixture.awaitPrimary(primary);
			try (ConfigurableApplicationContext secondary = run()) {
				this.cron.fire();
				assertThat(GuardFixture.work(GuardFixture.election(secondary), "Job.daily").lastSkip().reason())
					.isEqualTo(SkipReason.SECONDARY);
				GuardFixture.election(primary).resign();
				this.cron.migrationMayEnd.countDown();
				GuardFixture.awaitPrimary(secondary);
				assertThat(this.cron.runs).hasValue(0);
			}
		}
	}

	@Test
	void whatIsDueInATakeoverThatIsLostDoesNotRun() {
		try (ConfigurableApplicationContext context = secondary()) {
			GuardFixture.await(() -> this.cron.migrations.get() == 1);
			this.cron.fire();
			this.store.lose("primary");
			GuardFixture.await(() -> this.cron.migrations.get() == 2);
			this.cron.migrationMayEnd.countDown();
			GuardFixture.awaitPrimary(context);
			this.cron.fire();
			assertThat(this.cron.runs).hasValue(1);
		}
	}

	@Test
	void lateRunFollowsOneThatIsStillUnderWay() throws InterruptedException {
		this.cron.hold = true;
		this.cron.migrationMayEnd.countDown();
		try (ConfigurableApplicationContext context = secondary()) {
			GuardFixture.awaitPrimary(context);
			Thread first = new Thread(this.cron::fire);
			first.start();
			GuardFixture.await(() -> this.cron.runs.get() == 1);
			this.cron.migrationMayEnd = new CountDownLatch(1);
			this.store.lose("primary");
			GuardFixture.await(() -> this.cron.migrations.get() == 2);
			this.cron.fire();
			this.cron.migrationMayEnd.countDown();
			GuardFixture.awaitPrimary(context);
			this.cron.fire();
			assertThat(this.cron.runs).hasValue(1);
			this.cron.mayEnd.countDown();
			first.join();
			GuardFixture.await(() -> this.cron.runs.get() == 2);
			assertThat(this.cron.mostAtOnce).hasValue(1);
		}
	}

	@Test
	void whatWasDueInTheVacancyRunsOnceIfItIsToBeMadeUpFor() {
		this.store.vacancy = Duration.ofMinutes(10);
		assertThat(runsAfterTakeover()).isEqualTo(1);
	}

	@Test
	void whatWasDueBeforeTheVacancyDoesNotRunAgain() {
		this.store.vacancy = Duration.ofMinutes(2);
		assertThat(runsAfterTakeover()).isZero();
	}

	@Test
	void whatWasDueLongAgoDoesNotRun() {
		this.store.vacancy = Duration.ofMinutes(10);
		assertThat(runsAfterTakeover("coordination.primary.missed-within=2m")).isZero();
	}

	@Test
	void whatWasDueInAVacancyOfUnknownLengthDoesNotRun() {
		assertThat(runsAfterTakeover()).isZero();
	}

	@Test
	void whatIsDueNowRunsOnceAlthoughItsTriggerIsLate() {
		this.store.vacancy = Duration.ofMinutes(10);
		this.cron.pending = now().minus(Duration.ofMinutes(5));
		try (ConfigurableApplicationContext context = taken()) {
			assertThat(settled(context)).isZero();
			this.cron.fire();
			assertThat(this.cron.runs).hasValue(1);
		}
	}

	@Test
	void whatThisWorkerRunsWhenItHasTakenOverIsNotMissed() {
		this.store.vacancy = Duration.ofMinutes(10);
		this.cron.pending = now().minus(Duration.ofMinutes(5));
		try (ConfigurableApplicationContext context = secondary()) {
			GuardFixture.await(() -> this.cron.migrations.get() == 1);
			this.cron.fire();
			this.cron.migrationMayEnd.countDown();
			GuardFixture.await(() -> this.cron.runs.get() == 1);
			assertThat(settled(context)).isEqualTo(1);
		}
	}

	@Test
	void whatWasDueBeforeAHandOverStillRunsHereIfItsTriggerIsLate() {
		this.store.vacancy = Duration.ofMinutes(2);
		this.cron.pending = now().minus(Duration.ofMinutes(5));
		this.cron.hold = true;
		try (ConfigurableApplicationContext context = taken()) {
			PrimaryElection election = context.getBean(PrimaryElection.class);
			Thread running = new Thread(() -> election.runIfPrimary(this.cron::await));
			running.start();
			GuardFixture.await(() -> running.getState() == Thread.State.TIMED_WAITING);
			election.resign();
			GuardFixture.await(() -> !election.runIfPrimary(() -> {
			}));
			Thread late = new Thread(this.cron::fire);
			late.start();
			GuardFixture.await(() -> this.cron.runs.get() == 1);
			this.cron.mayEnd.countDown();
		}
	}

	private int runsAfterTakeover(String... properties) {
		try (ConfigurableApplicationContext context = taken(properties)) {
			return settled(context);
		}
	}

	/**
	 * Runs after all that the takeover has handed to the scheduler.
	 */
	private int settled(ConfigurableApplicationContext context) {
		GuardFixture.await(() -> this.cron.executor.getActiveCount() == 0 && this.cron.executor.getQueue().isEmpty());
		assertThat(GuardFixture.election(context).isPrimary()).isTrue();
		return this.cron.runs.get();
	}

	/**
	 * A worker that has taken over.
	 */
	private ConfigurableApplicationContext taken(String... properties) {
		this.cron.migrationMayEnd.countDown();
		ConfigurableApplicationContext context = secondary(properties);
		GuardFixture.await(() -> context.getBean(Ears.class).acquired.get() > 0);
		return context;
	}

	private static Instant now() {
		return Instant.now();
	}

	/**
	 * A worker that becomes primary when it is started, since its runner is pending.
	 */
	private ConfigurableApplicationContext secondary(String... properties) {
		ConfigurableApplicationContext primary = GuardFixture.run(this.store, Empty.class);
		GuardFixture.awaitPrimary(primary);
		ConfigurableApplicationContext secondary = run(properties);
		primary.close();
		return secondary;
	}

}
