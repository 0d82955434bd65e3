/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.calls;

import java.time.Duration;

import net.javacrumbs.shedlock.core.ClockProvider;
import net.javacrumbs.shedlock.core.DefaultLockingTaskExecutor;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.core.LockingTaskExecutor;
import net.javacrumbs.shedlock.provider.inmemory.InMemoryLockProvider;
import net.javacrumbs.shedlock.spring.annotation.EnableSchedulerLock;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Work that ShedLock guards with its in-memory provider, in an application like that of
 * {@link Worker}: through the proxy of its annotation, which is what ours is compared
 * with, and through its executor, which looks for no annotation. Every call must get the
 * lock: one that is refused would be cheaper. The clock of ShedLock shows whole
 * milliseconds, so a lock that is asked for with a finer time would seem to be held for
 * the rest of its millisecond.
 */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init")
public class LockedCalls {

	private static final Duration AT_MOST = Duration.ofMinutes(1);

	private final Work bare = new Work();

	private Work work;

	private long calls;

	private LockingTaskExecutor executor;

	private ConfigurableApplicationContext context;

	/**
	 * Start an application with ShedLock.
	 */
	@Setup(Level.Trial)
	public void start() {
		this.context = Worker.application(new SpringApplicationBuilder(Application.class)
			.properties("coordination.enabled=false", "logging.level.io.github.coordination=error"));
		this.work = this.context.getBean(Work.class);
		this.executor = new DefaultLockingTaskExecutor(this.context.getBean(LockProvider.class));
	}

	/**
	 * Check and close the application.
	 */
	@TearDown(Level.Trial)
	public void stop() {
		long runs = this.work.runs() + this.bare.runs();
		if (runs != this.calls) {
			throw new IllegalStateException("Of %d calls %d got the lock".formatted(this.calls, runs));
		}
		this.context.close();
	}

	void proxied() {
		this.calls++;
		this.work.locked();
	}

	void executed() {
		this.calls++;
		this.executor.executeWithLock((Runnable) this.bare::plain,
				new LockConfiguration(ClockProvider.now(), "bare", AT_MOST, Duration.ZERO));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableSchedulerLock(defaultLockAtMostFor = "1m")
	static class Application {

		@Bean
		LockProvider lockProvider() {
			return new InMemoryLockProvider();
		}

		@Bean
		Work work() {
			return new Work();
		}

	}

}
