/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.crew;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import net.javacrumbs.shedlock.core.ClockProvider;
import net.javacrumbs.shedlock.core.DefaultLockingTaskExecutor;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.core.LockingTaskExecutor;
import net.javacrumbs.shedlock.provider.jdbctemplate.JdbcTemplateLockProvider;
import net.javacrumbs.shedlock.provider.redis.spring.RedisLockProvider;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import io.github.coordination.benchmarks.servers.Engine;

/**
 * A worker whose job runs on one of all workers in each period, by ShedLock. The job
 * takes no time, so the lock is kept for half a period: otherwise a worker that is a
 * little late would run it again.
 */
final class LockedJob implements Member {

	private final Duration period;

	private final String name;

	private final LockingTaskExecutor executor;

	private final Runnable closing;

	private final AtomicLong runs = new AtomicLong();

	private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();

	LockedJob(Plan plan, int number) {
		this.period = plan.lease();
		this.name = plan.election(number);
		LockProvider provider;
		if (plan.engine() == Engine.REDIS) {
			LettuceConnectionFactory factory = Connections.started(plan);
			provider = new RedisLockProvider(factory);
			this.closing = factory::destroy;
		}
		else {
			SingleConnectionDataSource dataSource = Connections.oneConnection(plan);
			provider = new JdbcTemplateLockProvider(dataSource);
			this.closing = dataSource::close;
		}
		this.executor = new DefaultLockingTaskExecutor(provider);
	}

	/** All begin at the next full period by the wall clock, as jobs by cron do. */
	@Override
	@SuppressWarnings("FutureReturnValueIgnored")
	public void stand() {
		long millis = this.period.toMillis();
		this.scheduler.scheduleAtFixedRate(this::run, millis - System.currentTimeMillis() % millis, millis,
				TimeUnit.MILLISECONDS);
	}

	private void run() {
		LockConfiguration lock = new LockConfiguration(ClockProvider.now(), this.name, this.period,
				this.period.dividedBy(2));
		this.executor.executeWithLock((Runnable) this.runs::incrementAndGet, lock);
	}

	/** How often its job has run. */
	@Override
	public long calls() {
		return this.runs.get();
	}

	@Override
	public void close() {
		this.scheduler.shutdownNow();
		this.closing.run();
	}

}
