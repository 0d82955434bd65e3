/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.calls;

import java.time.Duration;
import java.time.Instant;

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
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Work that ShedLock guards with its in-memory provider: through the proxy of its
 * annotation, which is what ours is compared with, and through its executor, which does
 * not look for an annotation and is the cheapest way to use it.
 */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init")
public class LockedCalls {

	private static final Duration AT_MOST = Duration.ofMinutes(1);

	Work work;

	Work bare;

	private LockingTaskExecutor executor;

	private AnnotationConfigApplicationContext context;

	/**
	 * Start a context with ShedLock.
	 */
	@Setup(Level.Trial)
	public void start() {
		this.context = new AnnotationConfigApplicationContext(Application.class);
		this.work = this.context.getBean(Work.class);
		this.bare = new Work();
		this.executor = new DefaultLockingTaskExecutor(this.context.getBean(LockProvider.class));
	}

	/**
	 * Check and close the context.
	 */
	@TearDown(Level.Trial)
	public void stop() {
		if (this.work.runs() + this.bare.runs() == 0) {
			throw new IllegalStateException("The work never ran under the lock");
		}
		this.context.close();
	}

	void execute() {
		this.executor.executeWithLock((Runnable) this.bare::plain,
				new LockConfiguration(Instant.now(), "bare", AT_MOST, Duration.ZERO));
	}

	@Configuration(proxyBeanMethods = false)
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
