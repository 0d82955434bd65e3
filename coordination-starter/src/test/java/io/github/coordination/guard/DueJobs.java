/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.Trigger;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ConcurrentTaskScheduler;
import org.springframework.scheduling.support.SimpleTriggerContext;

import io.github.coordination.PrimaryAcquiredEvent;
import io.github.coordination.PrimaryOnly;
import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.Lease;
import io.github.coordination.lease.LeaseRequest;
import io.github.coordination.lease.Renewal;
import io.github.coordination.store.memory.MemoryLeaseStore;

/**
 * A cron job whose trigger fires when the test says so, a migration before it, and a
 * store whose grants tell of a vacancy that the test has chosen.
 */
final class DueJobs {

	private DueJobs() {
	}

	/**
	 * A scheduler whose triggers are fired by the test.
	 */
	static final class Cron extends ConcurrentTaskScheduler {

		final ScheduledThreadPoolExecutor executor;

		final AtomicInteger runs = new AtomicInteger();

		final AtomicInteger migrations = new AtomicInteger();

		final AtomicInteger atOnce = new AtomicInteger();

		final AtomicInteger mostAtOnce = new AtomicInteger();

		final CountDownLatch mayEnd = new CountDownLatch(1);

		volatile CountDownLatch migrationMayEnd = new CountDownLatch(1);

		volatile boolean hold;

		volatile @Nullable Instant pending;

		volatile @Nullable Runnable task;

		Cron(ScheduledThreadPoolExecutor executor) {
			super(executor);
			this.executor = executor;
		}

		@Override
		public @Nullable ScheduledFuture<?> schedule(Runnable run, Trigger trigger) {
			Instant last = (this.pending != null) ? this.pending.minusSeconds(2) : Instant.now();
			trigger.nextExecution(new SimpleTriggerContext(last, last, last));
			this.task = run;
			return null;
		}

		/**
		 * Let the trigger fire, for the time that the test has chosen, if any.
		 */
		void fire() {
			this.task.run();
		}

		void await() {
			try {
				this.mayEnd.await(60, TimeUnit.SECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

	}

	static class Job {

		final Cron cron;

		Job(Cron cron) {
			this.cron = cron;
		}

		@PrimaryOnly(onLoss = PrimaryOnly.OnLoss.LET_FINISH, missed = PrimaryOnly.Missed.RUN)
		@Scheduled(cron = "${test.cron}", zone = "UTC")
		void daily() {
			this.cron.mostAtOnce.accumulateAndGet(this.cron.atOnce.incrementAndGet(), Math::max);
			this.cron.runs.incrementAndGet();
			if (this.cron.hold) {
				this.cron.await();
			}
			this.cron.atOnce.decrementAndGet();
		}

	}

	/**
	 * A store whose grants tell of a vacancy that the test has chosen.
	 */
	static final class VacantStore extends MemoryLeaseStore {

		volatile @Nullable Duration vacancy;

		private volatile long lost;

		VacantStore() {
			super(Clock.systemUTC());
		}

		@Override
		@SuppressWarnings("UnsynchronizedOverridesSynchronized")
		public Attempt tryAcquire(LeaseRequest request) {
			Attempt attempt = super.tryAcquire(request);
			return (attempt instanceof Attempt.Granted granted) ? new Attempt.Granted(granted.epoch(), this.vacancy)
					: attempt;
		}

		void lose(String election) {
			this.lost = Objects.requireNonNull(record(election)).epoch();
		}

		@Override
		@SuppressWarnings("UnsynchronizedOverridesSynchronized")
		public Renewal renew(Lease lease) {
			if (this.lost == lease.epoch()) {
				release(lease);
				return new Renewal.Lost("as planned");
			}
			return super.renew(lease);
		}

		@Override
		public void close() {
		}

	}

	static class Ears {

		final AtomicInteger acquired = new AtomicInteger();

		@EventListener
		void acquired(PrimaryAcquiredEvent event) {
			this.acquired.incrementAndGet();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Empty {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableScheduling
	static class Application {

		@Bean
		Ears ears() {
			return new Ears();
		}

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
