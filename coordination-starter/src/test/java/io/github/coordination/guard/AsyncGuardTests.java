/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

import io.github.coordination.NotPrimaryException;
import io.github.coordination.PrimaryOnly;
import io.github.coordination.election.LeaseElection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

class AsyncGuardTests {

	private final LosableStore store = new LosableStore();

	private ConfigurableApplicationContext primary;

	private ConfigurableApplicationContext secondary;

	@BeforeEach
	void start() {
		this.primary = GuardFixture.run(this.store, Application.class);
		GuardFixture.awaitPrimary(this.primary);
		this.secondary = GuardFixture.run(this.store, Application.class);
	}

	@AfterEach
	void stop() {
		this.secondary.close();
		this.primary.close();
	}

	@Test
	void roleIsAskedOnTheThreadOfTheExecutor() throws Exception {
		Jobs jobs = this.primary.getBean(Jobs.class);
		jobs.fire();
		assertThat(jobs.compute().get(60, TimeUnit.SECONDS)).startsWith("jobs-");
		GuardFixture.await(() -> jobs.threads().size() == 1);
		assertThat(jobs.threads().get(0)).startsWith("jobs-");
	}

	@Test
	void skippedCallCompletesEmpty() throws Exception {
		Jobs jobs = this.secondary.getBean(Jobs.class);
		LeaseElection election = GuardFixture.election(this.secondary);
		jobs.fire();
		assertThat(jobs.compute().get(60, TimeUnit.SECONDS)).isNull();
		assertThatException().isThrownBy(() -> jobs.refuse().get(60, TimeUnit.SECONDS))
			.withCauseInstanceOf(NotPrimaryException.class);
		GuardFixture.await(() -> GuardFixture.work(election, "Jobs.fire").skips() == 1);
		assertThat(jobs.threads()).isEmpty();
	}

	@Test
	void callThatWaitsInTheQueueWhenTheTermEndsIsSkipped() throws Exception {
		Jobs jobs = this.primary.getBean(Jobs.class);
		CountDownLatch mayEnd = new CountDownLatch(1);
		CompletableFuture<Boolean> blocked = jobs.block(mayEnd);
		CompletableFuture<String> queued = jobs.compute();
		LeaseElection election = GuardFixture.election(this.primary);
		GuardFixture.await(() -> election.calls().runningNames().contains("Jobs.block"));
		election.resign();
		GuardFixture.await(() -> election.calls().gate().reason().name().equals("HANDING_OVER"));
		mayEnd.countDown();
		assertThat(blocked.get(60, TimeUnit.SECONDS)).isTrue();
		assertThat(queued.get(60, TimeUnit.SECONDS)).isNull();
		GuardFixture.awaitPrimary(this.secondary);
	}

	static class Jobs {

		private final List<String> threads = new CopyOnWriteArrayList<>();

		List<String> threads() {
			return this.threads;
		}

		@Async
		@PrimaryOnly
		public void fire() {
			this.threads.add(Thread.currentThread().getName());
		}

		@Async("jobs")
		@PrimaryOnly
		public CompletableFuture<String> compute() {
			return CompletableFuture.completedFuture(Thread.currentThread().getName());
		}

		@Async
		@PrimaryOnly(otherwise = PrimaryOnly.Otherwise.THROW)
		public CompletableFuture<String> refuse() {
			return CompletableFuture.completedFuture("not refused");
		}

		@Async
		@PrimaryOnly
		public CompletableFuture<Boolean> block(CountDownLatch latch) {
			try {
				return CompletableFuture.completedFuture(latch.await(120, TimeUnit.SECONDS));
			}
			catch (InterruptedException ex) {
				return CompletableFuture.failedFuture(ex);
			}
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAsync
	static class Application {

		@Bean
		Executor jobs() {
			ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
			executor.setThreadNamePrefix("jobs-");
			executor.setCorePoolSize(1);
			return executor;
		}

		@Bean
		Jobs jobsBean() {
			return new Jobs();
		}

	}

}
