/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample.jobs;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

import io.github.coordination.PrimaryOnly;
import io.github.coordination.sample.SampleProperties;

/**
 * Sends a report at every full interval of the clock, from a thread of its own.
 * <p>
 * {@link PrimaryOnly @PrimaryOnly} on a lifecycle bean: it is started when this worker
 * becomes the primary and stopped when that ends. Nothing else is needed; without the
 * annotation every worker would send every report.
 * <p>
 * Reports are numbered by the interval they belong to, so that the next primary goes on
 * counting where the last one stopped. A report is never made up for: those that are due
 * while one is still being sent, or while the process does not get on, are passed over,
 * which is logged.
 */
@Component
@PrimaryOnly
class ReportScheduler implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(ReportScheduler.class);

	private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

	private final GuestReport report;

	private final Clock clock;

	private final long intervalMillis;

	private volatile @Nullable ScheduledThreadPoolExecutor timer;

	ReportScheduler(GuestReport report, Clock clock, SampleProperties properties) {
		this.report = report;
		this.clock = clock;
		this.intervalMillis = properties.report().interval().toMillis();
	}

	@Override
	public synchronized void start() {
		if (this.timer == null) {
			ScheduledThreadPoolExecutor timer = newTimer();
			this.timer = timer;
			long first = this.clock.millis() / this.intervalMillis + 1;
			logger.info("Reports are sent from now on, every {} ms, beginning with report {}", this.intervalMillis,
					first);
			schedule(first, timer);
		}
	}

	@Override
	public synchronized void stop() {
		ScheduledThreadPoolExecutor timer = this.timer;
		if (timer != null) {
			shutDown(timer);
			this.timer = null;
			logger.info("Reports are no longer sent");
		}
	}

	@Override
	public boolean isRunning() {
		return this.timer != null;
	}

	private void schedule(long number, ScheduledThreadPoolExecutor timer) {
		long delay = number * this.intervalMillis - this.clock.millis();
		Future<?> unused = timer.schedule(() -> sendAndScheduleNext(number, timer), delay, TimeUnit.MILLISECONDS);
	}

	private void sendAndScheduleNext(long number, ScheduledThreadPoolExecutor timer) {
		try {
			this.report.send(number);
		}
		catch (RuntimeException ex) {
			logger.error("Report {} was not sent", number, ex);
		}
		long due = Math.max(number, this.clock.millis() / this.intervalMillis);
		if (due > number) {
			logger.warn("Reports {} to {} are passed over: they were due before report {} was done", number + 1, due,
					number);
		}
		schedule(due + 1, timer);
	}

	private static ScheduledThreadPoolExecutor newTimer() {
		CustomizableThreadFactory threads = new CustomizableThreadFactory("reports-");
		threads.setDaemon(true);
		ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, threads, new DiscardPolicy());
		timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
		return timer;
	}

	private static void shutDown(ScheduledThreadPoolExecutor timer) {
		timer.shutdown(); // a report that is being sent may go out, within a bound
		try {
			if (!timer.awaitTermination(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
				timer.shutdownNow();
			}
		}
		catch (InterruptedException ex) {
			timer.shutdownNow();
			Thread.currentThread().interrupt();
		}
	}

}
