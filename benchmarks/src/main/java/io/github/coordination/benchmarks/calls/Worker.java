/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.calls;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.coordination.PrimaryElection;
import io.github.coordination.benchmarks.process.Scratch;
import io.github.coordination.election.LeaseElection;
import io.github.coordination.store.memory.MemoryLeaseStore;

/**
 * A worker in this JVM, configured by the starter like any application.
 *
 * @param context its context
 */
record Worker(ConfigurableApplicationContext context) implements AutoCloseable {

	private static final Duration BOUND = Duration.ofSeconds(30);

	private static final long PAUSE = 1_000_000;

	/**
	 * A worker on a memory store.
	 */
	static Worker onMemory(MemoryLeaseStore store) {
		return start(new SpringApplicationBuilder(Application.class)
			.initializers((context) -> context.getBeanFactory().registerSingleton("leaseStore", store)));
	}

	/**
	 * A worker on the file store.
	 */
	static Worker onFiles(Scratch scratch) {
		return start(new SpringApplicationBuilder(Application.class)
			.properties("coordination.file.directory=" + scratch.folder("calls")));
	}

	static MemoryLeaseStore memory() {
		return new MemoryLeaseStore(Clock.systemUTC());
	}

	private static Worker start(SpringApplicationBuilder builder) {
		return new Worker(application(builder)).settled();
	}

	static ConfigurableApplicationContext application(SpringApplicationBuilder builder) {
		return builder.web(WebApplicationType.NONE)
			.properties("spring.application.name=calls", "spring.main.banner-mode=off", "logging.level.root=warn")
			.run();
	}

	private Worker settled() {
		try {
			if (!((LeaseElection) election()).awaitFirstOutcome(BOUND)) {
				throw new IllegalStateException("No outcome of the election within " + BOUND);
			}
			return this;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Wait for that role, which in a new folder may be taken later than the first
	 * outcome.
	 */
	Worker await(boolean primary) {
		long deadline = System.nanoTime() + BOUND.toNanos();
		while (election().isPrimary() != primary && System.nanoTime() - deadline < 0) {
			LockSupport.parkNanos(PAUSE);
		}
		return require(primary);
	}

	/**
	 * Fail unless the worker has that role.
	 */
	Worker require(boolean primary) {
		if (election().isPrimary() != primary) {
			throw new IllegalStateException("isPrimary() is " + !primary);
		}
		return this;
	}

	PrimaryElection election() {
		return this.context.getBean(PrimaryElection.class);
	}

	Work work() {
		return this.context.getBean(Work.class);
	}

	@Override
	public void close() {
		this.context.close();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		Work work() {
			return new Work();
		}

	}

}
