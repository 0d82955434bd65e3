/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import reactor.core.publisher.Mono;

import io.github.coordination.PrimaryOnly;
import io.github.coordination.PrimaryOnly.OnLoss;

/**
 * Jobs whose next run by their own timer would be an hour away, and a journal of their
 * runs.
 */
final class HourlyJobs {

	private HourlyJobs() {
	}

	static final class Journal {

		final Map<String, AtomicInteger> runs = new ConcurrentHashMap<>();

		final Map<String, String> threads = new ConcurrentHashMap<>();

		final CountDownLatch mayEnd = new CountDownLatch(1);

		final AtomicInteger atOnce = new AtomicInteger();

		final AtomicInteger mostAtOnce = new AtomicInteger();

		void register(ConfigurableApplicationContext context) {
			context.getBeanFactory().registerSingleton("journal", this);
		}

		void ran(String job) {
			this.threads.put(job, Thread.currentThread().getName());
			this.runs.computeIfAbsent(job, (name) -> new AtomicInteger()).incrementAndGet();
		}

		int count(String job) {
			return this.runs.getOrDefault(job, new AtomicInteger()).get();
		}

		/**
		 * A run that ends only when the test says so, whatever interrupts it.
		 */
		void runSlowly(String job) {
			ran(job);
			this.mostAtOnce.accumulateAndGet(this.atOnce.incrementAndGet(), Math::max);
			boolean ended = false;
			while (!ended) {
				try {
					ended = this.mayEnd.await(60, TimeUnit.SECONDS);
				}
				catch (InterruptedException ex) {
					ran("interrupted");
				}
			}
			this.atOnce.decrementAndGet();
		}

	}

	static class Jobs {

		private final Journal journal;

		Jobs(Journal journal) {
			this.journal = journal;
		}

		@PrimaryOnly
		@Scheduled(fixedDelay = 1, timeUnit = TimeUnit.HOURS)
		void fixedDelay() {
			this.journal.ran("fixedDelay");
		}

		@PrimaryOnly
		@Scheduled(fixedRate = 1, timeUnit = TimeUnit.HOURS)
		void fixedRate() {
			this.journal.ran("fixedRate");
		}

		@PrimaryOnly
		@Scheduled(initialDelay = 10)
		void once() {
			this.journal.ran("once");
		}

		@PrimaryOnly
		@Scheduled(fixedRateString = "PT1H", initialDelayString = "10ms")
		void shortDelay() {
			this.journal.ran("shortDelay");
		}

		@PrimaryOnly
		@Scheduled(fixedRate = 1, initialDelay = 1, timeUnit = TimeUnit.HOURS)
		void delayed() {
			this.journal.ran("delayed");
		}

		@PrimaryOnly
		@Scheduled(fixedRate = 1, timeUnit = TimeUnit.HOURS)
		Mono<Void> reactive() {
			return Mono.fromRunnable(() -> this.journal.ran("reactive"));
		}

		@PrimaryOnly
		@Scheduled(fixedDelay = 1, timeUnit = TimeUnit.HOURS)
		Mono<Void> reactiveDelay() {
			return Mono.fromRunnable(() -> this.journal.ran("reactiveDelay"));
		}

		@PrimaryOnly
		@Scheduled(fixedRate = 1, timeUnit = TimeUnit.HOURS, scheduler = "pool")
		void pooled() {
			this.journal.ran("pooled");
		}

		@PrimaryOnly
		@Scheduled(fixedRate = 1, timeUnit = TimeUnit.HOURS, scheduler = "virtual")
		void virtual() {
			this.journal.ran("virtual");
		}

		@Scheduled(fixedRate = 20)
		void unguarded() {
			this.journal.ran("unguarded");
		}

	}

	@PrimaryOnly
	static class ClassJob {

		private final Journal journal;

		ClassJob(Journal journal) {
			this.journal = journal;
		}

		@Scheduled(fixedRate = 1, timeUnit = TimeUnit.HOURS)
		void ofClass() {
			this.journal.ran("ofClass");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableScheduling
	static class Hourly {

		@Bean
		Jobs jobs(Journal journal) {
			return new Jobs(journal);
		}

		@Bean
		ClassJob classJob(Journal journal) {
			return new ClassJob(journal);
		}

		@Bean
		TaskScheduler taskScheduler() {
			return new ThreadPoolTaskScheduler();
		}

		@Bean
		ThreadPoolTaskScheduler pool() {
			ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
			scheduler.setThreadNamePrefix("pool-");
			return scheduler;
		}

		@Bean
		SimpleAsyncTaskScheduler virtual() {
			SimpleAsyncTaskScheduler scheduler = new SimpleAsyncTaskScheduler();
			scheduler.setThreadNamePrefix("virtual-");
			scheduler.setVirtualThreads(Runtime.version().feature() >= 21);
			return scheduler;
		}

	}

	static class SlowJob {

		private final Journal journal;

		SlowJob(Journal journal) {
			this.journal = journal;
		}

		@PrimaryOnly(onLoss = OnLoss.LET_FINISH)
		@Scheduled(fixedRate = 1, timeUnit = TimeUnit.HOURS)
		void slow() {
			this.journal.runSlowly("slow");
		}

		@PrimaryOnly
		@Scheduled(fixedRate = 1, timeUnit = TimeUnit.HOURS)
		void afterSlow() {
			this.journal.ran("afterSlow");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableScheduling
	static class Slow {

		@Bean
		SlowJob slowJob(Journal journal) {
			return new SlowJob(journal);
		}

		@Bean
		ThreadPoolTaskScheduler taskScheduler() {
			ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
			scheduler.setPoolSize(4);
			return scheduler;
		}

	}

}
