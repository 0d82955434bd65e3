/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.coordination.TransitionCause;
import io.github.coordination.election.LeaseElection;

import static org.assertj.core.api.Assertions.assertThat;

class HangingLifecycleTests {

	private final LosableStore store = new LosableStore();

	private final CountDownLatch latch = new CountDownLatch(1);

	@Test
	void startThatHangsBeyondItsTermIsStoppedByItsOwnThreadAndDoesNotDisturbTheNextTerm() {
		try (ConfigurableApplicationContext context = start("1s")) {
			HangingLifecycle lifecycle = context.getBean(HangingLifecycle.class);
			GuardFixture.await(lifecycle::isRunning);
			lifecycle.hangInStart(this.latch);
			LeaseElection election = GuardFixture.election(context);
			election.resign();
			GuardFixture.await(() -> lifecycle.count("start") == 2);
			for (int lost = 1; lost <= 2; lost++) {
				long losses = lost;
				this.store.lose("primary");
				GuardFixture.await(() -> election.transitions(TransitionCause.LEASE_LOST) == losses);
				GuardFixture.await(election::isPrimary);
			}
			GuardFixture.await(() -> election.transitions(TransitionCause.TAKEOVER_FAILED) == 1);
			assertThat(lifecycle.events()).containsExactly("start", "started", "stop", "stopped", "start");
			this.latch.countDown();
			GuardFixture.await(() -> lifecycle.count("started") == 3);
			assertThat(lifecycle.events()).containsExactly("start", "started", "stop", "stopped", "start", "started",
					"stop", "stopped", "start", "started");
			assertThat(lifecycle.isRunning()).isTrue();
			assertThat(lifecycle.hasOverlapped()).isFalse();
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void stopThatHangsKeepsTheLeaseFromBeingReleasedUntilItReturns(boolean inBackground) {
		ConfigurableApplicationContext context = start("100ms");
		HangingLifecycle lifecycle = context.getBean(HangingLifecycle.class);
		GuardFixture.await(lifecycle::isRunning);
		lifecycle.hangInStop(this.latch, inBackground);
		GuardFixture.election(context).resign();
		GuardFixture.await(() -> lifecycle.count("stop") == 1);
		GuardFixture.await(() -> !GuardFixture.election(context).isPrimary());
		assertThat(GuardFixture.election(context).calls().runningNames()).containsExactly("stop of hangingLifecycle");
		assertThat(this.store.isReleased("primary")).isFalse();
		this.latch.countDown();
		GuardFixture.await(() -> lifecycle.count("started") == 2);
		assertThat(lifecycle.hasOverlapped()).isFalse();
		context.close();
	}

	@Test
	void nextTermDoesNotStartWhatTheFormerOneIsStillStopping() {
		try (ConfigurableApplicationContext context = start("100ms")) {
			HangingLifecycle lifecycle = context.getBean(HangingLifecycle.class);
			GuardFixture.await(lifecycle::isRunning);
			lifecycle.hangInStop(this.latch, true);
			this.store.lose("primary");
			LeaseElection election = GuardFixture.election(context);
			GuardFixture.await(() -> election.transitions(TransitionCause.TAKEOVER_FAILED) == 1);
			assertThat(lifecycle.events()).containsExactly("start", "started", "stop");
			this.latch.countDown();
			GuardFixture.await(() -> lifecycle.count("started") == 2);
			assertThat(lifecycle.hasOverlapped()).isFalse();
		}
	}

	private ConfigurableApplicationContext start(String drainTimeout) {
		return GuardFixture.application(this.store, Application.class)
			.properties("coordination.primary.lease=4s", "coordination.primary.drain-timeout=" + drainTimeout)
			.run();
	}

	@Configuration(proxyBeanMethods = false)
	static class Application {

		@Bean
		HangingLifecycle hangingLifecycle() {
			return new HangingLifecycle();
		}

	}

}
