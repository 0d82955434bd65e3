/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.coordination.PrimaryOnly;
import io.github.coordination.Term;
import io.github.coordination.election.LeaseElection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

class ProgrammaticCallTests {

	private final LosableStore store = new LosableStore();

	private ConfigurableApplicationContext primary;

	private LeaseElection election;

	@BeforeEach
	void start() {
		this.primary = GuardFixture.run(this.store, Application.class);
		this.election = GuardFixture.election(this.primary);
		GuardFixture.awaitPrimary(this.primary);
	}

	@AfterEach
	void stop() {
		this.primary.close();
	}

	@Test
	void callsReturnWhatTheWorkReturns() {
		assertThat(this.election.callIfPrimary(() -> "result")).contains("result");
		assertThat(this.election.callIfPrimary(() -> null)).isEmpty();
		AtomicBoolean ran = new AtomicBoolean();
		assertThat(this.election.runIfPrimary(() -> ran.set(true))).isTrue();
		assertThat(ran).isTrue();
	}

	@Test
	void secondaryDoesNotCallAndItsResignationDoesNothing() {
		try (ConfigurableApplicationContext context = GuardFixture.run(this.store, Application.class)) {
			LeaseElection secondary = GuardFixture.election(context);
			AtomicBoolean ran = new AtomicBoolean();
			assertThat(secondary.runIfPrimary(() -> ran.set(true))).isFalse();
			assertThat(secondary.callIfPrimary(() -> "result")).isEmpty();
			assertThat(secondary.term()).isEmpty();
			secondary.resign();
			assertThat(ran).isFalse();
			assertThat(this.election.isPrimary()).isTrue();
			assertThat(GuardFixture.work(secondary, "programmatic calls").skips()).isEqualTo(2);
		}
	}

	@Test
	void epochGrowsFromTermToTerm() {
		List<Long> epochs = new ArrayList<>();
		for (int term = 0; term < 3; term++) {
			GuardFixture.awaitPrimary(this.primary);
			Term current = this.election.term().orElseThrow();
			assertThat(current.election()).isEqualTo("primary");
			epochs.add(current.epoch());
			this.store.lose("primary");
			GuardFixture.await(() -> this.election.epoch() != current.epoch());
		}
		assertThat(epochs).isSorted().doesNotHaveDuplicates();
	}

	@Test
	void exceptionsOfTheUserPassUnchangedAndEndTheCall() {
		Failing failing = this.primary.getBean(Failing.class);
		for (Throwable planned : List.of(new IOException("checked"), new IllegalStateException("unchecked"),
				new AssertionError("error"), new InterruptedException("interrupted"))) {
			assertThat(catchThrowable(() -> failing.fail(planned))).isSameAs(planned);
			assertThat(catchThrowable(() -> this.election.callIfPrimary(() -> fail(planned)))).isSameAs(planned);
		}
		CompletableFuture<String> failed = failing.failLater(new IOException("later"));
		assertThat(failed).isCompletedExceptionally();
		assertThat(this.election.calls().runningNames()).isEmpty();
	}

	@Test
	void nestedCallsOfARunningOneAreAdmittedDuringADrainAndOthersAreNot() throws Exception {
		Failing other = this.primary.getBean(Failing.class);
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch mayEnd = new CountDownLatch(1);
		CompletableFuture<List<Boolean>> nested = new CompletableFuture<>();
		Thread caller = new Thread(() -> this.election.runIfPrimary(() -> {
			begun.countDown();
			await(mayEnd);
			nested.complete(List.of(this.election.runIfPrimary(() -> {
			}), other.quiet().isPresent()));
		}));
		caller.start();
		await(begun);
		this.election.resign();
		GuardFixture.await(() -> this.election.calls().gate().reason().name().equals("HANDING_OVER"));
		assertThat(other.quiet()).isEmpty();
		mayEnd.countDown();
		assertThat(nested.get(60, TimeUnit.SECONDS)).containsExactly(true, true);
		GuardFixture.await(() -> this.store.isReleased("primary"));
	}

	private static String fail(Throwable planned) throws Exception {
		if (planned instanceof Error error) {
			throw error;
		}
		throw (Exception) planned;
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(120, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static class Failing {

		@PrimaryOnly
		public void fail(Throwable planned) throws Throwable {
			throw planned;
		}

		@PrimaryOnly
		public CompletableFuture<String> failLater(Throwable planned) {
			return CompletableFuture.failedFuture(planned);
		}

		@PrimaryOnly
		public Optional<String> quiet() {
			return Optional.of("quiet");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Application {

		@Bean
		Failing failing() {
			return new Failing();
		}

	}

}
