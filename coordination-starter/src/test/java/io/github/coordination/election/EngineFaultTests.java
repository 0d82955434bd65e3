/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.coordination.Term;
import io.github.coordination.TransitionCause;
import io.github.coordination.Worker;
import io.github.coordination.election.core.Timings;
import io.github.coordination.lease.DelegatingLeaseStore;
import io.github.coordination.lease.LeaseStore;
import io.github.coordination.lease.Subscription;
import io.github.coordination.store.memory.MemoryLeaseStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What goes wrong around the engine's threads must not stop them.
 */
class EngineFaultTests {

	private static final Duration BOUND = Duration.ofSeconds(60);

	private static final Timings TIMINGS = Timings.of(Duration.ofSeconds(2), null, null, null, Timings.DEFAULT_DRIFT);

	private final MemoryLeaseStore memory = new MemoryLeaseStore(Clock.systemUTC());

	private final CountDownLatch end = new CountDownLatch(1);

	@Test
	void interruptThatBlocksOrThrowsStopsNoElection() throws Exception {
		try (ElectionEngine engine = engine(new Deferring(this.memory))) {
			LeaseElection hurt = engine.get("hurt");
			LeaseElection other = engine.get("other");
			engine.start();
			await(() -> hurt.isPrimary() && other.isPrimary());
			long epoch = hurt.epoch();
			Thread blocking = call(hurt, () -> awaitEnd());
			Thread throwing = call(hurt, () -> {
				throw new IllegalStateException("planned");
			});
			await(() -> hurt.calls().runningNames().size() == 2);
			this.memory.delete("hurt");
			await(() -> hurt.transitions(TransitionCause.LEASE_LOST) == 1);
			await(() -> hurt.epoch() > epoch);
			assertThat(other.transitions(TransitionCause.LEASE_EXPIRED)).isZero();
			this.end.countDown();
			blocking.join(BOUND.toMillis());
			throwing.join(BOUND.toMillis());
			assertThat(blocking.isAlive() || throwing.isAlive()).isFalse();
			assertThat(engine.isAlive()).isTrue();
		}
	}

	private Thread call(LeaseElection election, Runnable onInterrupt) {
		Thread thread = new Thread(() -> election.runIfPrimary(this::awaitEnd)) {

			@Override
			public void interrupt() {
				onInterrupt.run();
			}

		};
		thread.start();
		return thread;
	}

	private void awaitEnd() {
		try {
			this.end.await(BOUND.toSeconds(), TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Test
	void storeThatHangsCannotKeepTheWorkerFromStopping() throws Exception {
		Deferring store = new Deferring(this.memory);
		ElectionEngine engine = engine(store);
		LeaseElection election = engine.get("primary");
		engine.start();
		await(election::isPrimary);
		store.hang = this.end;
		await(() -> !engine.store().reachable());
		CountDownLatch stopped = new CountDownLatch(1);
		engine.stop(stopped::countDown);
		assertThat(stopped.await(BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();
		engine.close();
		this.end.countDown();
	}

	@Test
	void termThatIsGrantedAfterTheStopIsReleased() throws Exception {
		Deferring store = new Deferring(this.memory);
		store.hang = this.end;
		ElectionEngine engine = engine(store);
		engine.get("primary");
		engine.start();
		await(() -> !engine.store().reachable());
		CountDownLatch stopped = new CountDownLatch(1);
		engine.stop(stopped::countDown);
		assertThat(stopped.await(BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();
		assertThat(this.memory.record("primary")).isNull();
		this.end.countDown();
		await(() -> this.memory.record("primary") != null && this.memory.record("primary").released());
		assertThat(engine.get("primary").isPrimary()).isFalse();
	}

	@Test
	void stopThatThrowsEndsTheTermAllTheSame() throws Exception {
		ElectionEngine engine = engine(new Deferring(this.memory), new Opening() {

			@Override
			public boolean stop(Term term, Duration bound) {
				throw new IllegalStateException("planned");
			}

		});
		LeaseElection election = engine.get("primary");
		engine.start();
		await(election::isPrimary);
		election.resign();
		await(() -> !election.isPrimary());
		assertThat(this.memory.record("primary").released()).isFalse();
		engine.close();
	}

	@Test
	void nameThatTheStoreRefusesLeavesNoElection() throws Exception {
		try (ElectionEngine engine = engine(new Deferring(this.memory))) {
			engine.get("primary");
			engine.start();
			for (int i = 0; i < 2; i++) {
				assertThatIllegalArgumentException().isThrownBy(() -> engine.get(Deferring.REFUSED));
			}
			assertThat(engine.elections()).extracting(ElectionStatus::name).containsExactly("primary");
		}
	}

	@Test
	void restartEndsTheThreadsOfTheFormerStart() throws Exception {
		ThreadGroup group = new ThreadGroup("workers");
		CountDownLatch started = new CountDownLatch(1);
		ElectionEngine engine = engine(new Deferring(this.memory));
		engine.get("primary");
		new Thread(group, () -> {
			for (int i = 0; i < 5; i++) {
				engine.start();
				engine.stop(() -> {
				});
			}
			engine.start();
			started.countDown();
		}).start();
		assertThat(started.await(BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();
		await(() -> {
			Thread[] threads = new Thread[1000];
			int count = group.enumerate(threads);
			long callers = 0;
			for (int i = 0; i < count; i++) {
				callers += threads[i].getName().equals("coordination-election") ? 1 : 0;
			}
			return callers == 1;
		});
		await(engine.get("primary")::isPrimary);
		engine.close();
	}

	@Test
	void clockThatCannotBeReadTellsOfNoSuspensionUntilItCanBeAgain(@TempDir Path folder) throws Exception {
		Path uptime = Files.writeString(folder.resolve("uptime"), "5.00 1.00");
		LongSupplier clock = SuspensionDetector.bootClock(uptime);
		assertThat(clock).isNotNull();
		SuspensionDetector detector = new SuspensionDetector(clock, clock, () -> 7, Duration.ofSeconds(1));
		Files.writeString(uptime, "");
		assertThat(detector.wasSuspended()).isFalse();
		Files.writeString(uptime, "9.00 1.00");
		assertThat(detector.wasSuspended()).isTrue();
		assertThat(detector.wasSuspended()).isFalse();
		assertThat(SuspensionDetector.bootClock(folder.resolve("none"))).isNull();
	}

	private ElectionEngine engine(LeaseStore store) {
		return engine(store, new Opening());
	}

	private ElectionEngine engine(LeaseStore store, TermWork work) {
		return new ElectionEngine(store, TIMINGS, new Worker("one", "here", 1),
				new EngineSettings(Duration.ofSeconds(1), work, new ElectionListener() {
				}));
	}

	private static void await(Callable<Boolean> fact) {
		Awaitility.await().atMost(BOUND).until(fact);
	}

	private static class Opening implements TermWork {

		@Override
		public void takeOver(Term term, TermScope scope) {
			scope.open();
		}

		@Override
		public boolean stop(Term term, Duration bound) {
			return true;
		}

	}

	/**
	 * A store that can hang, also when it is let go, and refuses one name.
	 */
	private static final class Deferring extends DelegatingLeaseStore {

		static final String REFUSED = "refused";

		private volatile CountDownLatch hang = new CountDownLatch(0);

		Deferring(MemoryLeaseStore store) {
			super(store);
		}

		@Override
		protected void beforeCall() {
			try {
				this.hang.await(2 * BOUND.toSeconds(), TimeUnit.SECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

		@Override
		public Subscription watch(String election, Runnable mayBeFree) {
			if (election.equals(REFUSED)) {
				throw new IllegalArgumentException("planned");
			}
			return this::beforeCall;
		}

		@Override
		public boolean wakesUp() {
			return false;
		}

		@Override
		public void close() {
			beforeCall();
		}

	}

}
