/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.coordination.Term;
import io.github.coordination.TransitionCause;
import io.github.coordination.Worker;
import io.github.coordination.WorkerRole;
import io.github.coordination.election.core.Timings;
import io.github.coordination.store.memory.MemoryLeaseStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ElectionEngineTests {

	/**
	 * A lease that a loaded machine does not lose.
	 */
	private static final Duration LONG_LEASE = Duration.ofMinutes(5);

	private final MemoryLeaseStore store = new MemoryLeaseStore(Clock.systemUTC());

	private final List<ElectionEngine> engines = new ArrayList<>();

	@AfterEach
	void stop() throws InterruptedException {
		for (ElectionEngine engine : this.engines) {
			stop(engine);
		}
	}

	@Test
	void soleWorkerBecomesPrimary() throws InterruptedException {
		LeaseElection election = start(new RecordingWork()).get("primary");
		assertThat(election.awaitFirstOutcome(Duration.ofSeconds(60))).isTrue();
		assertThat(election.isPrimary()).isTrue();
		assertThat(election.term()).map(Term::epoch).contains(1L);
		assertThat(election.role()).isEqualTo(WorkerRole.PRIMARY);
		assertThat(election.remaining()).isPositive().isLessThan(LONG_LEASE);
	}

	@Test
	void secondWorkerIsSecondaryAndTakesOverWhenTheFirstResigns() throws InterruptedException {
		LeaseElection first = start(new RecordingWork()).get("primary");
		assertThat(first.awaitFirstOutcome(Duration.ofSeconds(60))).isTrue();
		LeaseElection second = start(new RecordingWork()).get("primary");
		assertThat(second.awaitFirstOutcome(Duration.ofSeconds(60))).isTrue();
		assertThat(second.isPrimary()).isFalse();
		first.resign();
		Awaitility.await().atMost(Duration.ofSeconds(60)).until(second::isPrimary);
		assertThat(first.isPrimary()).isFalse();
		assertThat(second.epoch()).isEqualTo(2);
		assertThat(first.transitions()).extracting(Transition::cause)
			.containsExactly(TransitionCause.FREE, TransitionCause.RESIGNED);
	}

	@Test
	void stopReleasesOnlyAfterRunningCallsHaveEnded() throws InterruptedException {
		RecordingWork work = new RecordingWork();
		ElectionEngine engine = start(work);
		LeaseElection election = engine.get("primary");
		Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> work.events.contains("takeOver 1"));
		CountDownLatch mayEnd = new CountDownLatch(1);
		CountDownLatch hasBegun = new CountDownLatch(1);
		Thread caller = new Thread(() -> election.runIfPrimary(() -> {
			hasBegun.countDown();
			work.events.add("waited " + awaited(mayEnd));
		}));
		caller.start();
		assertThat(hasBegun.await(60, TimeUnit.SECONDS)).isTrue();
		CountDownLatch stopped = new CountDownLatch(1);
		engine.stop(stopped::countDown);
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.until(() -> election.calls().gate().reason().name().equals("HANDING_OVER"));
		assertThat(election.isPrimary()).isTrue();
		assertThat(election.runIfPrimary(() -> work.events.add("ran"))).isFalse();
		mayEnd.countDown();
		assertThat(stopped.await(60, TimeUnit.SECONDS)).isTrue();
		assertThat(this.store.record("primary")).matches((record) -> record.released());
		assertThat(work.events).containsExactly("takeOver 1", "waited true", "stop 1", "stop 1");
	}

	@Test
	void deletedRecordEndsTheTermAndTheWorkerStandsAgain() throws InterruptedException {
		LeaseElection election = start(new RecordingWork(), Duration.ofSeconds(3)).get("primary");
		assertThat(election.awaitFirstOutcome(Duration.ofSeconds(60))).isTrue();
		this.store.delete("primary");
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.until(() -> election.transitions(TransitionCause.LEASE_LOST) == 1);
		Awaitility.await().atMost(Duration.ofSeconds(60)).until(election::isPrimary);
		assertThat(election.transitions(TransitionCause.WAITED_OUT)).isEqualTo(1);
		assertThat(election.epoch()).isGreaterThan(1);
	}

	@Test
	void failedTakeoverResigns() {
		RecordingWork failing = new RecordingWork();
		failing.fail = true;
		LeaseElection first = start(failing).get("primary");
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.until(() -> first.transitions(TransitionCause.TAKEOVER_FAILED) == 1);
		LeaseElection second = start(new RecordingWork()).get("primary");
		Awaitility.await().atMost(Duration.ofSeconds(60)).until(second::isPrimary);
	}

	@Test
	void badAndTooManyNamesAreRefused() {
		ElectionEngine engine = start(new RecordingWork());
		assertThatIllegalArgumentException().isThrownBy(() -> engine.get("../x")).withMessageContaining("\"../x\"");
		for (int i = engine.all().size(); i < 100; i++) {
			engine.get("e" + i);
		}
		assertThatIllegalArgumentException().isThrownBy(() -> engine.get("one more"))
			.withMessageContaining("there are 100 already");
	}

	private ElectionEngine start(TermWork work) {
		return start(work, LONG_LEASE);
	}

	private ElectionEngine start(TermWork work, Duration lease) {
		Timings timings = Timings.of(lease, Duration.ofMillis(500), null, Duration.ofMillis(500),
				Timings.DEFAULT_DRIFT);
		Worker worker = new Worker(UUID.randomUUID().toString(), "localhost", ProcessHandle.current().pid());
		ElectionEngine engine = new ElectionEngine(this.store, timings, worker,
				new EngineSettings(Duration.ofSeconds(60), work, new ElectionListener() {
				}));
		engine.get("primary");
		engine.start();
		this.engines.add(engine);
		return engine;
	}

	private static boolean awaited(CountDownLatch latch) {
		try {
			return latch.await(120, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			return false;
		}
	}

	private static void stop(ElectionEngine engine) throws InterruptedException {
		CountDownLatch stopped = new CountDownLatch(1);
		engine.stop(stopped::countDown);
		assertThat(stopped.await(240, TimeUnit.SECONDS)).isTrue();
	}

	private static final class RecordingWork implements TermWork {

		private final List<String> events = Collections.synchronizedList(new ArrayList<>());

		private volatile boolean fail;

		@Override
		public void takeOver(Term term, TermScope scope) {
			if (this.fail) {
				throw new IllegalStateException("planned");
			}
			scope.open();
			this.events.add("takeOver " + term.epoch());
		}

		@Override
		public boolean stop(Term term, Duration bound) {
			this.events.add("stop " + term.epoch());
			return true;
		}

	}

}
