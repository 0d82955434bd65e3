/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.annotation.Schedules;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import reactor.core.publisher.Mono;

import io.github.coordination.PrimaryOnly;
import io.github.coordination.election.LeaseElection;

import static org.assertj.core.api.Assertions.assertThat;

class ScheduledMethodTests {

	private static final List<String> JOBS = List.of("fixedRate", "fixedDelay", "cron", "twice", "packagePrivate",
			"protectedJob", "reactive", "pooled", "perTask", "configuration");

	private final LosableStore store = new LosableStore();

	@Test
	void everyTriggerFiresOnThePrimaryOnly() {
		try (ConfigurableApplicationContext primary = GuardFixture.run(this.store, Scheduling.class)) {
			GuardFixture.awaitPrimary(primary);
			try (ConfigurableApplicationContext secondary = GuardFixture.run(this.store, Scheduling.class)) {
				Journal ran = primary.getBean(Journal.class);
				GuardFixture.await(() -> ran.runs.keySet().containsAll(JOBS));
				GuardFixture.await(() -> skips(secondary, "cron") > 1);
				assertThat(secondary.getBean(Journal.class).runs).isEmpty();
				assertThat(JOBS).filteredOn((job) -> skips(secondary, job) > 0).containsExactly("cron");
			}
		}
	}

	@Test
	void triggersGoOnWhereTheNextTermBegins() {
		try (ConfigurableApplicationContext primary = GuardFixture.run(this.store, Scheduling.class)) {
			GuardFixture.awaitPrimary(primary);
			try (ConfigurableApplicationContext secondary = GuardFixture.run(this.store, Scheduling.class)) {
				GuardFixture.election(primary).resign();
				GuardFixture.awaitPrimary(secondary);
				Journal ran = secondary.getBean(Journal.class);
				GuardFixture.await(() -> ran.count("fixedRate") > 1);
				assertThat(ran.threads.get("perTask")).startsWith("own-");
				assertThat(ran.threads.get("pooled")).startsWith("pool-");
			}
		}
	}

	@Test
	void jobDeclaredByAnInterfaceIsGuardedBehindAnInterfaceProxy() {
		try (ConfigurableApplicationContext primary = GuardFixture.application(this.store, Declared.class)
			.properties("spring.aop.proxy-target-class=false")
			.run()) {
			GuardFixture.awaitPrimary(primary);
			DeclaredJob job = primary.getBean(DeclaredJob.class);
			assertThat(AopUtils.isJdkDynamicProxy(job)).isTrue();
			GuardFixture.await(() -> job.runs() > 1);
			try (ConfigurableApplicationContext secondary = GuardFixture.run(this.store, Declared.class)) {
				assertThat(secondary.getBean(DeclaredJob.class).runs()).isZero();
				assertThat(secondary.getBean(ScheduledTaskHolder.class).getScheduledTasks()).hasSize(1)
					.allMatch((task) -> task.nextExecution() == null);
			}
		}
	}

	private static long skips(ConfigurableApplicationContext context, String job) {
		LeaseElection election = GuardFixture.election(context);
		return election.work()
			.stream()
			.filter((work) -> work.name().endsWith("." + job))
			.mapToLong((work) -> work.skips())
			.sum();
	}

	static class Journal {

		private final Map<String, AtomicInteger> runs = new ConcurrentHashMap<>();

		private final Map<String, String> threads = new ConcurrentHashMap<>();

		void ran(String job) {
			this.threads.put(job, Thread.currentThread().getName());
			this.runs.computeIfAbsent(job, (name) -> new AtomicInteger()).incrementAndGet();
		}

		int count(String job) {
			return this.runs.getOrDefault(job, new AtomicInteger()).get();
		}

	}

	static class Jobs {

		private final Journal journal;

		Jobs(Journal journal) {
			this.journal = journal;
		}

		@Scheduled(fixedRate = 20)
		@PrimaryOnly
		public void fixedRate() {
			this.journal.ran("fixedRate");
		}

		@Scheduled(fixedDelay = 20)
		@PrimaryOnly
		public void fixedDelay() {
			this.journal.ran("fixedDelay");
		}

		@Scheduled(cron = "* * * * * *")
		@PrimaryOnly
		public void cron() {
			this.journal.ran("cron");
		}

		@Schedules({ @Scheduled(fixedRate = 30), @Scheduled(fixedDelay = 30) })
		@PrimaryOnly
		public void twice() {
			this.journal.ran("twice");
		}

		@Scheduled(fixedRate = 20)
		@PrimaryOnly
		void packagePrivate() {
			this.journal.ran("packagePrivate");
		}

		@Scheduled(fixedRate = 20)
		@PrimaryOnly
		protected void protectedJob() {
			this.journal.ran("protectedJob");
		}

		/**
		 * Called once, and subscribed to at every run.
		 */
		@Scheduled(fixedRate = 20)
		@PrimaryOnly
		public Mono<Void> reactive() {
			return Mono.fromRunnable(() -> this.journal.ran("reactive"));
		}

		@Scheduled(fixedRate = 20, scheduler = "pool")
		@PrimaryOnly
		public void pooled() {
			this.journal.ran("pooled");
		}

		@Scheduled(fixedRate = 20, scheduler = "own")
		@PrimaryOnly
		public void perTask() {
			this.journal.ran("perTask");
		}

	}

	@Configuration
	@EnableScheduling
	static class Scheduling {

		@Bean
		Journal journal() {
			return new Journal();
		}

		@Bean
		Jobs jobs(Journal journal) {
			return new Jobs(journal);
		}

		@Bean
		TaskScheduler taskScheduler() {
			return pool();
		}

		@Bean
		ThreadPoolTaskScheduler pool() {
			ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
			scheduler.setThreadNamePrefix("pool-");
			scheduler.setPoolSize(2);
			return scheduler;
		}

		/**
		 * A thread for each run, and a virtual one where the JDK has them.
		 */
		@Bean
		SimpleAsyncTaskScheduler own() {
			SimpleAsyncTaskScheduler scheduler = new SimpleAsyncTaskScheduler();
			scheduler.setThreadNamePrefix("own-");
			scheduler.setVirtualThreads(Runtime.version().feature() >= 21);
			return scheduler;
		}

		@Scheduled(fixedRate = 20)
		@PrimaryOnly
		void configuration() {
			journal().ran("configuration");
		}

	}

	interface DeclaredJob {

		@PrimaryOnly
		void tick();

		int runs();

	}

	static class DeclaredJobImpl implements DeclaredJob {

		private final AtomicInteger runs = new AtomicInteger();

		@Override
		@Scheduled(fixedRate = 20)
		public void tick() {
			this.runs.incrementAndGet();
		}

		@Override
		public int runs() {
			return this.runs.get();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableScheduling
	static class Declared {

		@Bean
		DeclaredJob declaredJob() {
			return new DeclaredJobImpl();
		}

	}

}
