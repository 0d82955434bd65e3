/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import io.github.coordination.PrimaryOnly;
import io.github.coordination.guard.call.MethodGuard;
import io.github.coordination.guard.plan.GuardRule;
import io.github.coordination.guard.work.Guards;
import io.github.coordination.guard.work.RunnerGuard;
import io.github.coordination.guard.work.RunnerSequence;
import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.LeaseRequest;
import io.github.coordination.store.memory.MemoryLeaseStore;

import static org.assertj.core.api.Assertions.assertThat;

class RunnerAtStartTests {

	private static final Counters COUNTERS = new Counters();

	private final LosableStore store = new LosableStore();

	private final ExecutorService starts = Executors.newFixedThreadPool(3);

	@AfterEach
	void reset() {
		this.starts.shutdownNow();
		COUNTERS.reset();
	}

	@Test
	void runnerRunsOnOneOfSeveralWorkersThatStartTogether() throws Exception {
		for (int worker = 0; worker < 3; worker++) {
			COUNTERS.contexts[worker] = this.starts
				.submit(() -> GuardFixture.runBesideOthers(this.store, Counting.class));
		}
		assertThat(COUNTERS.begun.await(60, TimeUnit.SECONDS)).isTrue();
		GuardFixture.await(() -> Stream.of(COUNTERS.contexts).filter(Future::isDone).count() == 2);
		assertThat(COUNTERS.now).hasValue(1);
		COUNTERS.mayEnd.countDown();
		for (Future<ConfigurableApplicationContext> context : COUNTERS.contexts) {
			context.get(60, TimeUnit.SECONDS);
		}
		assertThat(COUNTERS.runs).hasValue(1);
		for (Future<ConfigurableApplicationContext> context : COUNTERS.contexts) {
			context.get().close();
		}
		assertThat(COUNTERS.runs.get()).isBetween(1, 3);
		assertThat(COUNTERS.most).hasValue(1);
	}

	@Test
	void lossDuringARunnerInterruptsItAndDoesNotFailTheStart() throws Exception {
		Future<ConfigurableApplicationContext> start = this.starts
			.submit(() -> GuardFixture.run(this.store, Blocking.class));
		assertThat(COUNTERS.begun.await(120, TimeUnit.SECONDS)).isTrue();
		this.store.lose("primary");
		try (ConfigurableApplicationContext context = start.get(60, TimeUnit.SECONDS)) {
			assertThat(COUNTERS.interrupted).hasValue(1);
			GuardFixture.awaitPrimary(context);
			assertThat(COUNTERS.runs).hasValue(2);
			assertThat(COUNTERS.behind).hasValue(1);
		}
	}

	@Test
	void runnerStaysPendingWhereTheStoreDoesNotAnswerInTime() {
		CountDownLatch mayAnswer = new CountDownLatch(1);
		try (ConfigurableApplicationContext context = GuardFixture
			.application(new SilentStore(mayAnswer), Counting.class)
			.properties("coordination.primary.first-outcome-timeout=10ms")
			.run()) {
			assertThat(COUNTERS.runs).hasValue(0);
			COUNTERS.mayEnd.countDown();
			mayAnswer.countDown();
			GuardFixture.awaitPrimary(context);
			assertThat(COUNTERS.runs).hasValue(1);
		}
	}

	@Test
	void workerWaitsForTheFirstOutcomeOnceHoweverManyRunnersThereAre() throws Exception {
		CountDownLatch mayAnswer = new CountDownLatch(1);
		AtomicInteger waits = new AtomicInteger();
		try (ConfigurableApplicationContext context = GuardFixture
			.application(new SilentStore(mayAnswer), Counting.class)
			.properties("coordination.primary.first-outcome-timeout=10ms")
			.run()) {
			RunnerSequence sequence = context.getBean(Guards.class).sequence("of these three");
			Supplier<Duration> timeout = () -> Duration.ofMillis(waits.incrementAndGet());
			for (String name : List.of("first", "second", "third")) {
				MethodGuard guard = new MethodGuard(context.getBean(Guards.class).contextElections(),
						new GuardRule("primary", PrimaryOnly.Otherwise.SKIP, PrimaryOnly.OnLoss.INTERRUPT,
								PrimaryOnly.Missed.SKIP, false),
						name, void.class);
				ProxyFactory proxy = new ProxyFactory(ApplicationRunner.class,
						new RunnerGuard(name, guard, sequence, timeout));
				((ApplicationRunner) proxy.getProxy()).run(new DefaultApplicationArguments());
			}
			assertThat(waits).hasValue(1);
			COUNTERS.mayEnd.countDown();
			mayAnswer.countDown();
		}
	}

	private static final class Counters {

		private final AtomicInteger runs = new AtomicInteger();

		private final AtomicInteger now = new AtomicInteger();

		private final AtomicInteger most = new AtomicInteger();

		private final AtomicInteger interrupted = new AtomicInteger();

		private final AtomicInteger behind = new AtomicInteger();

		private volatile CountDownLatch begun = new CountDownLatch(1);

		private volatile CountDownLatch mayEnd = new CountDownLatch(1);

		@SuppressWarnings({ "unchecked", "rawtypes" })
		private final Future<ConfigurableApplicationContext>[] contexts = new Future[3];

		void reset() {
			this.begun = new CountDownLatch(1);
			this.mayEnd = new CountDownLatch(1);
			for (AtomicInteger counter : new AtomicInteger[] { this.runs, this.now, this.most, this.interrupted,
					this.behind }) {
				counter.set(0);
			}
		}

	}

	/**
	 * A store that answers late.
	 */
	private static final class SilentStore extends MemoryLeaseStore {

		private final CountDownLatch mayAnswer;

		SilentStore(CountDownLatch mayAnswer) {
			super(Clock.systemUTC());
			this.mayAnswer = mayAnswer;
		}

		@Override
		@SuppressWarnings("UnsynchronizedOverridesSynchronized")
		public Attempt tryAcquire(LeaseRequest request) {
			try {
				assertThat(this.mayAnswer.await(120, TimeUnit.SECONDS)).isTrue();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
			return super.tryAcquire(request);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Counting {

		@Bean
		@PrimaryOnly
		ApplicationRunner migration() {
			return (arguments) -> {
				int now = COUNTERS.now.incrementAndGet();
				COUNTERS.most.accumulateAndGet(now, Math::max);
				COUNTERS.runs.incrementAndGet();
				COUNTERS.begun.countDown();
				assertThat(COUNTERS.mayEnd.await(120, TimeUnit.SECONDS)).isTrue();
				COUNTERS.now.decrementAndGet();
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Blocking {

		@Bean
		@Order(1)
		@PrimaryOnly
		ApplicationRunner blocking() {
			return (arguments) -> {
				if (COUNTERS.runs.incrementAndGet() == 1) {
					COUNTERS.begun.countDown();
					try {
						new CountDownLatch(1).await(120, TimeUnit.SECONDS);
					}
					catch (InterruptedException ex) {
						COUNTERS.interrupted.incrementAndGet();
						throw ex;
					}
				}
			};
		}

		@Bean
		@Order(2)
		@PrimaryOnly
		ApplicationRunner behind() {
			return (arguments) -> COUNTERS.behind.incrementAndGet();
		}

	}

}
