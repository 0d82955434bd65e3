/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import reactor.core.publisher.Flux;

import io.github.coordination.PrimaryAcquiredEvent;
import io.github.coordination.PrimaryChangedEvent;
import io.github.coordination.PrimaryLostEvent;
import io.github.coordination.PrimaryOnly;
import io.github.coordination.Term;
import io.github.coordination.TransitionCause;
import io.github.coordination.autoconfigure.ReportAutoConfiguration;
import io.github.coordination.election.ElectionListener;
import io.github.coordination.election.LeaseElection;

import static org.assertj.core.api.Assertions.assertThat;

class BlockingListenerTests {

	private final LosableStore store = new LosableStore();

	private ConfigurableApplicationContext context;

	private Blocking blocking;

	private HangingLifecycle lifecycle;

	private LeaseElection election;

	@BeforeEach
	void start() {
		this.context = GuardFixture.run(this.store, Application.class);
		this.blocking = this.context.getBean(Blocking.class);
		this.lifecycle = this.context.getBean(HangingLifecycle.class);
		this.election = GuardFixture.election(this.context);
		GuardFixture.await(this.lifecycle::isRunning);
	}

	@AfterEach
	void stop() {
		this.blocking.latch.countDown();
		this.context.close();
	}

	@Test
	void listenersThatBlockKeepNoLifecycleRunningAfterALossAndNoTermFromBeginning() {
		this.blocking.block();
		this.store.lose("primary");
		GuardFixture.await(() -> this.lifecycle.count("stopped") == 1);
		GuardFixture.await(() -> this.lifecycle.count("started") == 2);
		assertThat(this.election.transitions(TransitionCause.TAKEOVER_FAILED)).isZero();
		assertThat(this.blocking.latch.getCount()).isEqualTo(1);
	}

	@Test
	void listenersThatBlockHinderNoHandOver() {
		this.blocking.block();
		this.election.resign();
		GuardFixture.await(() -> this.store.isReleased("primary"));
		GuardFixture.await(() -> this.lifecycle.count("started") == 2);
		assertThat(this.lifecycle.hasOverlapped()).isFalse();
	}

	@Test
	void cancellationThatBlocksKeepsNoLifecycleRunning() {
		this.context.getBean(Stream.class).stream().subscribe();
		this.store.lose("primary");
		GuardFixture.await(() -> this.lifecycle.count("stopped") == 1);
		assertThat(this.election.calls().runningNames()).contains("Stream.stream");
		this.blocking.latch.countDown();
		GuardFixture.await(() -> !this.election.calls().runningNames().contains("Stream.stream"));
	}

	static class Blocking implements ElectionListener {

		private final CountDownLatch latch = new CountDownLatch(1);

		private volatile boolean blocks;

		void block() {
			this.blocks = true;
		}

		void await() {
			try {
				assertThat(this.latch.await(120, TimeUnit.SECONDS)).isTrue();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

		private void awaitIfWanted() {
			if (this.blocks) {
				await();
			}
		}

		@Override
		public void lost(Term term, TransitionCause cause) {
			awaitIfWanted();
		}

		@Override
		public void handingOver(Term term, TransitionCause cause) {
			awaitIfWanted();
		}

		@Override
		public void acquired(Term term, TransitionCause cause) {
			awaitIfWanted();
		}

		@EventListener
		void on(PrimaryAcquiredEvent event) {
			awaitIfWanted();
		}

		@EventListener
		void on(PrimaryChangedEvent event) {
			awaitIfWanted();
		}

		@EventListener
		void on(PrimaryLostEvent event) {
			awaitIfWanted();
		}

	}

	static class Stream {

		private final Blocking blocking;

		Stream(Blocking blocking) {
			this.blocking = blocking;
		}

		@PrimaryOnly
		public Flux<String> stream() {
			return Flux.<String>never().doOnCancel(this.blocking::await);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(ReportAutoConfiguration.class)
	static class Application {

		@Bean
		Blocking blocking() {
			return new Blocking();
		}

		@Bean
		Stream stream(Blocking blocking) {
			return new Stream(blocking);
		}

		@Bean
		HangingLifecycle hangingLifecycle() {
			return new HangingLifecycle();
		}

	}

}
