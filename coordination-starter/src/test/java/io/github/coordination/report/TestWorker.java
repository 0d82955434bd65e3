/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.report;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;

import io.github.coordination.Term;
import io.github.coordination.Worker;
import io.github.coordination.election.ElectionEngine;
import io.github.coordination.election.ElectionListener;
import io.github.coordination.election.EngineSettings;
import io.github.coordination.election.LeaseElection;
import io.github.coordination.election.TermScope;
import io.github.coordination.election.TermWork;
import io.github.coordination.election.core.Timings;
import io.github.coordination.lease.LeaseStore;

/**
 * A worker with a real engine whose takeover only opens the gate.
 */
public final class TestWorker implements AutoCloseable {

	/**
	 * A lease that ends soon, for tests that wait for its end.
	 */
	public static final Duration SHORT_LEASE = Duration.ofSeconds(2);

	/**
	 * A lease that a loaded machine does not lose.
	 */
	public static final Duration LONG_LEASE = Duration.ofMinutes(5);

	private static final Duration BOUND = Duration.ofSeconds(60);

	private final Set<Thread> foreign = Thread.getAllStackTraces().keySet();

	private final ElectionEngine engine;

	public TestWorker(LeaseStore store) {
		this(store, new ElectionListener() {
		});
	}

	public TestWorker(LeaseStore store, ElectionListener listener) {
		this(store, self(), listener, LONG_LEASE);
	}

	public TestWorker(LeaseStore store, ElectionListener listener, Duration lease) {
		this(store, self(), listener, lease);
	}

	public TestWorker(LeaseStore store, Worker self, ElectionListener listener) {
		this(store, self, listener, LONG_LEASE);
	}

	public TestWorker(LeaseStore store, Worker self, ElectionListener listener, Duration lease) {
		this(store, self, listener,
				Timings.of(lease, Duration.ofMillis(500), null, Duration.ofMillis(500), Timings.DEFAULT_DRIFT));
	}

	public TestWorker(LeaseStore store, Worker self, ElectionListener listener, Timings timings) {
		this.engine = new ElectionEngine(store, timings, self,
				new EngineSettings(Duration.ofSeconds(5), new OpenTheGate(), listener));
	}

	public static Worker self() {
		return new Worker(UUID.randomUUID().toString(), "localhost", ProcessHandle.current().pid());
	}

	/**
	 * Stand in the elections and wait until each has taken over or knows another primary.
	 */
	public TestWorker start(String... elections) {
		for (String election : elections) {
			this.engine.get(election);
		}
		this.engine.start();
		for (String election : elections) {
			await(() -> settled(this.engine.get(election)));
		}
		return this;
	}

	private static boolean settled(LeaseElection election) throws InterruptedException {
		boolean decided = election.awaitFirstOutcome(BOUND);
		return decided && (!election.isPrimary() || election.runIfPrimary(() -> {
		}));
	}

	public ElectionEngine engine() {
		return this.engine;
	}

	public LeaseElection election(String name) {
		return this.engine.get(name);
	}

	public static void await(Callable<Boolean> condition) {
		Awaitility.await().atMost(BOUND).until(condition);
	}

	@Override
	public void close() {
		CountDownLatch stopped = new CountDownLatch(1);
		this.engine.stop(stopped::countDown);
		try {
			if (!stopped.await(BOUND.toSeconds(), TimeUnit.SECONDS)) {
				throw new IllegalStateException("The engine did not stop");
			}
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
		await(this::allIsTold);
	}

	/**
	 * The last notices of an engine may come after it has stopped.
	 */
	private boolean allIsTold() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> !this.foreign.contains(thread))
			.noneMatch((thread) -> thread.getName().startsWith("coordination-work-"));
	}

	private static final class OpenTheGate implements TermWork {

		@Override
		public void takeOver(Term term, TermScope scope) {
			scope.open();
		}

		@Override
		public boolean stop(Term term, Duration bound) {
			return true;
		}

	}

}
