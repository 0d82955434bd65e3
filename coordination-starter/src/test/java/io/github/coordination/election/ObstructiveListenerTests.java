/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.coordination.Term;
import io.github.coordination.TransitionCause;
import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.LeaseRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every method of a listener is called, and none of the calls returns well; the elections
 * go on all the same.
 */
class ObstructiveListenerTests {

	private static final String BROKEN = "storeBroken";

	private final CountDownLatch over = new CountDownLatch(1);

	private final Store store = new Store();

	@AfterEach
	void letEverythingEnd() {
		this.over.countDown();
	}

	@Test
	void listenerThatBlocksForEverStopsNothing() throws Exception {
		goesOnWith(new ObstructiveListener(this::block));
	}

	@Test
	void listenerThatThrowsStopsNothingAndIsCountedEachTime() throws Exception {
		ObstructiveListener listener = new ObstructiveListener(() -> {
			throw new StackOverflowError("planned");
		});
		ShellWorker worker = goesOnWith(listener);
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.untilAsserted(() -> assertThat(worker.engine.failures()).isGreaterThanOrEqualTo(listener.calls()));
	}

	private ShellWorker goesOnWith(ObstructiveListener listener) throws Exception {
		ShellWorker worker = new FailingWorker(listener.proxy());
		worker.start("primary", "quiet");
		outageIsOvercome(worker);
		termThatIsLostEnds(worker);
		worker.get("failing");
		ShellWorker.await(() -> worker.get("failing").transitions(TransitionCause.TAKEOVER_FAILED) == 1);
		termWhoseWorkFailsToStopEnds(worker);
		otherElectionsAreStoodIn(worker);
		termWhoseWorkDoesNotStopEnds(worker);
		brokenStoreIsToldOf(listener.another());
		Set<String> methods = ObstructiveListener.methods();
		methods.remove(BROKEN);
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.untilAsserted(() -> assertThat(listener.called()).isEqualTo(methods));
		assertThat(worker.get("quiet").runIfPrimary(() -> {
		})).isTrue();
		assertThat(worker.get("quiet").transitions()).hasSize(1);
		assertThat(worker.engine.isAlive()).isTrue();
		worker.stop();
		assertThat(worker.get("quiet").isPrimary()).isFalse();
		return worker;
	}

	/**
	 * By a worker of its own, since a store that is broken is asked no more.
	 */
	private static void brokenStoreIsToldOf(ObstructiveListener listener) throws Exception {
		FaultyStore broken = new FaultyStore();
		broken.tryAcquire = (election) -> {
			throw new NoSuchMethodError("planned");
		};
		ShellWorker worker = new ShellWorker(broken, ShellWorker.SHORT_LEASE, Duration.ofSeconds(60), listener.proxy());
		worker.get("primary");
		worker.engine.start();
		ShellWorker.await(() -> listener.called().contains(BROKEN));
		worker.stop();
	}

	private void outageIsOvercome(ShellWorker worker) {
		this.store.renew = (election) -> {
			throw new IllegalStateException("planned outage");
		};
		ShellWorker.await(() -> !worker.engine.store().reachable());
		this.store.renew = FaultyStore.Fault.NONE;
		ShellWorker.await(() -> worker.engine.store().reachable());
	}

	private void termThatIsLostEnds(ShellWorker worker) throws Exception {
		CompletableFuture<Boolean> interrupted = worker.call("primary");
		this.store.lose("primary");
		assertThat(interrupted.get(60, TimeUnit.SECONDS)).isTrue();
		ShellWorker.await(() -> worker.events.contains("stop 1"));
		worker.awaitOpen("primary");
		assertThat(worker.get("primary").epoch()).isEqualTo(2);
	}

	private void termWhoseWorkFailsToStopEnds(ShellWorker worker) {
		worker.get("throwing");
		worker.awaitOpen("throwing");
		this.store.lose("throwing");
		ShellWorker.await(() -> worker.get("throwing").epoch() == 2);
		worker.awaitOpen("throwing");
		worker.get("throwing").resign();
		ShellWorker.await(() -> worker.get("throwing").epoch() == 3);
		worker.awaitOpen("throwing");
	}

	private void otherElectionsAreStoodIn(ShellWorker worker) throws InterruptedException {
		ShellWorker rival = new ShellWorker(this.store, ShellWorker.LONG_LEASE).start("held");
		worker.get("held");
		worker.get("refused");
		this.store.delete("deleted");
		worker.get("deleted");
		ShellWorker.await(() -> rival.engine.worker().equals(worker.get("held").primary()));
		rival.stop();
	}

	private void termWhoseWorkDoesNotStopEnds(ShellWorker worker) {
		worker.get("stuck");
		worker.awaitOpen("stuck");
		worker.get("stuck").resign();
		ShellWorker.await(() -> worker.get("stuck").transitions(TransitionCause.RESIGNED) == 1);
		assertThat(this.store.record("stuck").released()).isFalse();
	}

	/**
	 * Wait for the end of the test, whether or not the thread is interrupted.
	 */
	private void block() {
		long deadline = System.nanoTime() + Duration.ofMinutes(10).toNanos();
		while (this.over.getCount() > 0 && System.nanoTime() < deadline) {
			LockSupport.parkNanos(1_000_000);
			Thread.interrupted();
		}
	}

	/**
	 * A worker whose takeover of one election fails, and whose work does not stop well.
	 */
	private final class FailingWorker extends ShellWorker {

		private final Set<Long> failed = ConcurrentHashMap.newKeySet();

		FailingWorker(ElectionListener listener) {
			super(ObstructiveListenerTests.this.store, LONG_LEASE, Duration.ofSeconds(60), listener);
		}

		@Override
		public void takeOver(Term term, TermScope scope) throws Exception {
			if (term.election().equals("failing")) {
				throw new IllegalStateException("planned");
			}
			super.takeOver(term, scope);
		}

		@Override
		public boolean stop(Term term, Duration bound) {
			if (term.election().equals("throwing") && this.failed.add(term.epoch())) {
				throw new IllegalStateException("planned");
			}
			return super.stop(term, bound) && !term.election().equals("stuck");
		}

	}

	/**
	 * A store that refuses one election.
	 */
	private static final class Store extends FaultyStore {

		@Override
		public Attempt tryAcquire(LeaseRequest request) {
			return request.election().equals("refused") ? new Attempt.Refused("as planned") : super.tryAcquire(request);
		}

	}

}
