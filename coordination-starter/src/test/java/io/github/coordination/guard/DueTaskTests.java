/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.Trigger;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ConcurrentTaskScheduler;

import io.github.coordination.PrimaryOnly;
import io.github.coordination.election.calls.SkipReason;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Cron jobs whose triggers fire when the test says so.
 */
class DueTaskTests {

	private final LosableStore store = new LosableStore();

	private final Cron cron = new Cron(Executors.newScheduledThreadPool(3));

	@AfterEach
	void shutDown() {
		this.cron.mayEnd.countDown();
		this.cron.migrationMayEnd.countDown();
		this.cron.executor.shutdownNow();
	}

	private ConfigurableApplicationContext run() {
		return GuardFixture.application(this.store, Application.class)
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

	/**
	 * A worker that becomes primary when it is started, since its runner is pending.
	 */
	private ConfigurableApplicationContext secondary() {
		ConfigurableApplicationContext primary = GuardFixture.run(this.store, Empty.class);
		GuardFixture.awaitPrimary(primary);
		ConfigurableApplicationContext secondary = run();
		primary.close();
		return secondary;
	}

	/**
	 * A scheduler whose triggers are fired by the test.
	 */
	static final class Cron extends ConcurrentTaskScheduler {

		private final ScheduledExecutorService executor;

		private final AtomicInteger runs = new AtomicInteger();

		private final AtomicInteger migrations = new AtomicInteger();

		private final AtomicInteger atOnce = new AtomicInteger();

		private final AtomicInteger mostAtOnce = new AtomicInteger();

		private final CountDownLatch mayEnd = new CountDownLatch(1);

		private volatile CountDownLatch migrationMayEnd = new CountDownLatch(1);

		private volatile boolean hold;

		private volatile @Nullable Runnable task;

		Cron(ScheduledExecutorService executor) {
			super(executor);
			this.executor = executor;
		}

		@Override
		public @Nullable ScheduledFuture<?> schedule(Runnable run, Trigger trigger) {
			this.task = run;
			return null;
		}

		private void fire() {
			this.task.run();
		}

	}

	static class Job {

		private final Cron cron;

		Job(Cron cron) {
			this.cron = cron;
		}

		@PrimaryOnly(onLoss = PrimaryOnly.OnLoss.LET_FINISH)
		@Scheduled(cron = "0 0 8 * * *")
		void daily() throws InterruptedException {
			this.cron.mostAtOnce.accumulateAndGet(this.cron.atOnce.incrementAndGet(), Math::max);
			this.cron.runs.incrementAndGet();
			if (this.cron.hold) {
				this.cron.mayEnd.await(60, TimeUnit.SECONDS);
			}
			this.cron.atOnce.decrementAndGet();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Empty {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableScheduling
	static class Application {

		@Bean
		Job job(Cron cron) {
			return new Job(cron);
		}

		@Bean
		TaskScheduler taskScheduler(Cron cron) {
			return cron;
		}

		@Bean
		@PrimaryOnly
		ApplicationRunner migration(Cron cron) {
			return (arguments) -> {
				cron.migrations.incrementAndGet();
				cron.migrationMayEnd.await(60, TimeUnit.SECONDS);
			};
		}

	}

}
