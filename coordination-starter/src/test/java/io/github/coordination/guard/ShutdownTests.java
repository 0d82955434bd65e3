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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

import io.github.coordination.PrimaryOnly;
import io.github.coordination.election.LeaseElection;

import static org.assertj.core.api.Assertions.assertThat;

class ShutdownTests {

	private final LosableStore store = new LosableStore();

	@Test
	void closeDrainsRunningWorkAndStopsLifecyclesWhileEverythingElseStillLives() throws InterruptedException {
		ConfigurableApplicationContext context = GuardFixture.run(this.store, Application.class);
		Journal journal = context.getBean(Journal.class);
		LeaseElection election = GuardFixture.election(context);
		GuardFixture.await(() -> journal.lines.contains("mail starts") && journal.lines.contains("job begins"));
		Thread closing = new Thread(context::close);
		closing.start();
		GuardFixture.await(() -> election.calls().gate().reason().name().equals("HANDING_OVER"));
		assertThat(election.isPrimary()).isTrue();
		assertThat(election.runIfPrimary(() -> journal.add("too late"))).isFalse();
		journal.mayEnd.countDown();
		closing.join(60_000);
		assertThat(closing.isAlive()).isFalse();
		assertThat(journal.lines).containsSubsequence("mail starts", "web is true, pool is true: job ends",
				"web is true, pool is true: mail stops", "web stops, released is true");
		assertThat(journal.lines).doesNotContain("too late", "job is interrupted");
	}

	@Test
	void workThatTakesTooLongIsInterruptedAndTheNextWorkerTakesOver() {
		ConfigurableApplicationContext context = GuardFixture.application(this.store, Application.class)
			.properties("coordination.primary.drain-timeout=100ms")
			.run();
		Journal journal = context.getBean(Journal.class);
		GuardFixture.await(() -> journal.lines.contains("job begins"));
		try (ConfigurableApplicationContext second = GuardFixture.run(this.store, Application.class)) {
			context.close();
			assertThat(journal.lines).contains("job is interrupted");
			assertThat(this.store.record("primary").epoch() == 2 || this.store.isReleased("primary")).isTrue();
			GuardFixture.awaitPrimary(second);
			second.getBean(Journal.class).mayEnd.countDown();
		}
	}

	@Test
	void leaseOfWorkThatIgnoresTheInterruptIsNotReleased() {
		CountDownLatch latch = new CountDownLatch(1);
		ConfigurableApplicationContext context = GuardFixture.application(this.store, Application.class)
			.properties("coordination.primary.drain-timeout=100ms")
			.run();
		LeaseElection election = GuardFixture.election(context);
		GuardFixture.awaitPrimary(context);
		context.getBean(Journal.class).mayEnd.countDown();
		Thread deaf = new Thread(() -> election.runIfPrimary(() -> awaitDeaf(latch)));
		deaf.start();
		GuardFixture.await(() -> election.calls().runningNames().contains("programmatic calls"));
		context.close();
		assertThat(election.isPrimary()).isFalse();
		assertThat(this.store.isReleased("primary")).isFalse();
		latch.countDown();
		GuardFixture.await(() -> !deaf.isAlive());
	}

	/**
	 * Cancelling a future does not end the work behind it.
	 */
	@Test
	void leaseIsReleasedOnlyWhenAFutureCompletesAndAHandOverDoesNotCancelIt() {
		ConfigurableApplicationContext context = GuardFixture.application(this.store, Later.class)
			.properties("coordination.primary.drain-timeout=100ms")
			.run();
		LeaseElection election = GuardFixture.election(context);
		GuardFixture.awaitPrimary(context);
		CompletableFuture<String> pending = context.getBean(Later.class).work();
		GuardFixture.await(() -> election.calls().runningNames().contains("Later.work"));
		context.close();
		assertThat(election.isPrimary()).isFalse();
		assertThat(pending).isNotDone();
		assertThat(this.store.isReleased("primary")).isFalse();
		pending.complete("done");
		GuardFixture.await(() -> election.calls().runningNames().isEmpty());
	}

	private static void awaitDeaf(CountDownLatch latch) {
		long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
		while (latch.getCount() > 0 && System.nanoTime() < deadline) {
			try {
				latch.await(1, TimeUnit.SECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().isInterrupted();
			}
		}
	}

	static class Later {

		@PrimaryOnly
		public CompletableFuture<String> work() {
			return new CompletableFuture<>();
		}

	}

	static class Journal {

		private final List<String> lines = new CopyOnWriteArrayList<>();

		private final CountDownLatch mayEnd = new CountDownLatch(1);

		void add(String line) {
			this.lines.add(line);
		}

	}

	static class Web implements SmartLifecycle {

		private final Journal journal;

		private final LosableStore store;

		private volatile boolean running;

		Web(Journal journal, LosableStore store) {
			this.journal = journal;
			this.store = store;
		}

		@Override
		public void start() {
			this.running = true;
		}

		@Override
		public void stop() {
			this.journal.add("web stops, released is " + this.store.isReleased("primary"));
			this.running = false;
		}

		@Override
		public boolean isRunning() {
			return this.running;
		}

		@Override
		public int getPhase() {
			return Integer.MAX_VALUE - 2048;
		}

	}

	/**
	 * What the work looks at when it ends.
	 */
	record Neighbours(Journal journal, Web web, ThreadPoolTaskExecutor pool) {

		void report(String event) {
			boolean works;
			try {
				works = this.pool.submit(() -> true).get(60, TimeUnit.SECONDS);
			}
			catch (InterruptedException | ExecutionException | TimeoutException ex) {
				works = false;
			}
			this.journal.add("web is " + this.web.isRunning() + ", pool is " + works + ": " + event);
		}

	}

	@PrimaryOnly
	static class Mail extends IdleLifecycle {

		private final Neighbours neighbours;

		private volatile boolean running;

		Mail(Neighbours neighbours) {
			this.neighbours = neighbours;
		}

		@Override
		public void start() {
			this.running = true;
			this.neighbours.journal().add("mail starts");
		}

		@Override
		public void stop() {
			this.neighbours.report("mail stops");
			this.running = false;
		}

		@Override
		public boolean isRunning() {
			return this.running;
		}

	}

	static class Job {

		private final Neighbours neighbours;

		Job(Neighbours neighbours) {
			this.neighbours = neighbours;
		}

		@Scheduled(fixedDelay = 10)
		@PrimaryOnly
		public void work() {
			Journal journal = this.neighbours.journal();
			journal.add("job begins");
			try {
				assertThat(journal.mayEnd.await(120, TimeUnit.SECONDS)).isTrue();
				this.neighbours.report("job ends");
			}
			catch (InterruptedException ex) {
				journal.add("job is interrupted");
			}
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableScheduling
	static class Application {

		@Bean
		Journal journal() {
			return new Journal();
		}

		@Bean
		Web web(Journal journal, LosableStore store) {
			return new Web(journal, store);
		}

		@Bean
		ThreadPoolTaskExecutor pool() {
			return new ThreadPoolTaskExecutor();
		}

		@Bean
		ThreadPoolTaskScheduler taskScheduler() {
			return new ThreadPoolTaskScheduler();
		}

		@Bean
		Neighbours neighbours(Journal journal, Web web, ThreadPoolTaskExecutor pool) {
			return new Neighbours(journal, web, pool);
		}

		@Bean
		Mail mail(Neighbours neighbours) {
			return new Mail(neighbours);
		}

		@Bean
		Job job(Neighbours neighbours) {
			return new Job(neighbours);
		}

	}

}
