/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.coordination.PrimaryElection;
import io.github.coordination.PrimaryElections;
import io.github.coordination.PrimaryOnly;

import static org.assertj.core.api.Assertions.assertThat;

class InterruptionTests {

	private final LosableStore store = new LosableStore();

	private final CountDownLatch begun = new CountDownLatch(1);

	private final CountDownLatch mayEnd = new CountDownLatch(1);

	private final AtomicBoolean seen = new AtomicBoolean();

	private final ExecutorService executor = Executors.newSingleThreadExecutor();

	private ConfigurableApplicationContext context;

	private Calls calls;

	@BeforeEach
	void start() {
		this.context = GuardFixture.run(this.store, Application.class);
		this.calls = this.context.getBean(Calls.class);
		GuardFixture.awaitPrimary(this.context);
	}

	@AfterEach
	void stop() {
		this.mayEnd.countDown();
		this.executor.shutdownNow();
		this.context.close();
	}

	@Test
	void interruptOfSomebodyElseArrivesAndStays() throws Exception {
		Future<Boolean> flag = submit(() -> this.calls.call(this::await));
		this.executor.shutdownNow();
		assertThat(flag.get(60, TimeUnit.SECONDS)).isTrue();
		assertThat(this.seen).isTrue();
	}

	@Test
	void threadThatCameInterruptedLeavesInterrupted() throws Exception {
		Future<Boolean> flag = submit(() -> {
			Thread.currentThread().interrupt();
			this.calls.call(this.begun::countDown);
		});
		assertThat(flag.get(60, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void callThatMayFinishIsNotInterruptedAndItsThreadIsLeftClean() throws Exception {
		Future<Boolean> flag = submit(() -> this.calls.finish(this::await));
		lose("primary");
		this.mayEnd.countDown();
		assertThat(flag.get(60, TimeUnit.SECONDS)).isFalse();
		assertThat(this.seen).isFalse();
	}

	@Test
	void interruptOfAnInnerCallDoesNotReachTheCallAroundItThatMayFinish() throws Exception {
		AtomicBoolean around = new AtomicBoolean();
		Future<Boolean> flag = submit(() -> this.calls.finish(() -> {
			this.calls.call(this::await);
			around.set(Thread.currentThread().isInterrupted());
		}));
		lose("primary");
		assertThat(flag.get(60, TimeUnit.SECONDS)).isFalse();
		assertThat(this.seen).isTrue();
		assertThat(around).isFalse();
	}

	@Test
	void callAroundAnInnerOneSeesTheInterruptToo() throws Exception {
		AtomicBoolean around = new AtomicBoolean();
		Future<Boolean> flag = submit(() -> this.calls.call(() -> {
			this.calls.call(this::await);
			around.set(Thread.currentThread().isInterrupted());
		}));
		lose("primary");
		assertThat(flag.get(60, TimeUnit.SECONDS)).isFalse();
		assertThat(around).isTrue();
	}

	@Test
	void callOfAnotherElectionAroundSeesTheInterruptWhenBothAreLost() throws Exception {
		PrimaryElection other = this.context.getBean(PrimaryElections.class).get("other");
		GuardFixture.await(() -> other.runIfPrimary(() -> {
		}));
		AtomicBoolean around = new AtomicBoolean();
		CountDownLatch bothLost = new CountDownLatch(1);
		Future<Boolean> flag = submit(() -> this.calls.call(() -> {
			this.calls.other(() -> {
				this.begun.countDown();
				awaitDeaf(bothLost);
			});
			around.set(Thread.currentThread().isInterrupted());
		}));
		lose("primary");
		lose("other");
		bothLost.countDown();
		assertThat(flag.get(60, TimeUnit.SECONDS)).isFalse();
		assertThat(around).isTrue();
	}

	@Test
	void callThatEndsBeforeTheLossKeepsItsThreadOutOfIt() throws Exception {
		CompletableFuture<Boolean> flag = new CompletableFuture<>();
		this.executor.execute(() -> {
			this.calls.call(() -> {
			});
			this.begun.countDown();
			flag.complete(isInterruptedAfter(this.mayEnd));
		});
		assertThat(this.begun.await(60, TimeUnit.SECONDS)).isTrue();
		lose("primary");
		this.mayEnd.countDown();
		assertThat(flag.get(60, TimeUnit.SECONDS)).isFalse();
	}

	/**
	 * Run on a thread and tell whether it is interrupted afterwards.
	 */
	private Future<Boolean> submit(Runnable work) throws InterruptedException {
		Future<Boolean> flag = this.executor.submit(() -> {
			work.run();
			return Thread.currentThread().isInterrupted();
		});
		assertThat(this.begun.await(60, TimeUnit.SECONDS)).isTrue();
		return flag;
	}

	private void lose(String name) {
		PrimaryElection lost = this.context.getBean(PrimaryElections.class).get(name);
		long epoch = lost.term().orElseThrow().epoch();
		this.store.lose(name);
		GuardFixture.await(() -> lost.term().map((term) -> term.epoch() != epoch).orElse(true));
	}

	private void await() {
		this.begun.countDown();
		if (isInterruptedAfter(this.mayEnd)) {
			this.seen.set(true);
			Thread.currentThread().interrupt();
		}
	}

	private static boolean isInterruptedAfter(CountDownLatch latch) {
		try {
			return !latch.await(120, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			return true;
		}
	}

	private static void awaitDeaf(CountDownLatch latch) {
		boolean interrupted = isInterruptedAfter(latch);
		if (interrupted) {
			isInterruptedAfter(latch);
			Thread.currentThread().interrupt();
		}
	}

	static class Calls {

		@PrimaryOnly
		public void call(Runnable work) {
			work.run();
		}

		@PrimaryOnly(onLoss = PrimaryOnly.OnLoss.LET_FINISH)
		public void finish(Runnable work) {
			work.run();
		}

		@PrimaryOnly("other")
		public void other(Runnable work) {
			work.run();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Application {

		@Bean
		Calls calls() {
			return new Calls();
		}

	}

}
