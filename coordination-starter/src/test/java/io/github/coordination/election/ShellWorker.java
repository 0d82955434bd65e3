/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;

import io.github.coordination.Term;
import io.github.coordination.TransitionCause;
import io.github.coordination.Worker;
import io.github.coordination.election.core.Timings;
import io.github.coordination.lease.LeaseStore;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An engine with all its threads, and a listener and work that note what they are told.
 */
class ShellWorker implements ElectionListener, TermWork {

	static final Duration SHORT_LEASE = Duration.ofSeconds(3);

	/**
	 * A lease that a loaded machine does not lose.
	 */
	static final Duration LONG_LEASE = Duration.ofMinutes(10);

	static final Duration SHORT_DRAIN = Duration.ofMillis(200);

	final List<String> events = new CopyOnWriteArrayList<>();

	final ElectionEngine engine;

	ShellWorker(LeaseStore store, Duration lease) {
		this(store, lease, SHORT_DRAIN, null);
	}

	ShellWorker(LeaseStore store, Duration lease, Duration drain, ElectionListener listener) {
		Worker self = new Worker(UUID.randomUUID().toString(), "localhost", ProcessHandle.current().pid());
		Timings timings = Timings.of(lease, Duration.ofMillis(100), null, Duration.ofMillis(100),
				Timings.DEFAULT_DRIFT);
		this.engine = new ElectionEngine(store, timings, self,
				new EngineSettings(drain, this, (listener != null) ? listener : this));
	}

	/**
	 * Start, and take over in the elections.
	 */
	ShellWorker start(String... elections) {
		for (String election : elections) {
			this.engine.get(election);
		}
		this.engine.start();
		for (String election : elections) {
			awaitOpen(election);
		}
		return this;
	}

	LeaseElection get(String election) {
		return this.engine.get(election);
	}

	void awaitOpen(String election) {
		await(() -> get(election).runIfPrimary(() -> {
		}));
	}

	static void await(Callable<Boolean> fact) {
		Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(5)).until(fact);
	}

	/**
	 * Begin a guarded call that lasts until it is interrupted.
	 * @return completes with whether it was
	 */
	CompletableFuture<Boolean> call(String election) throws InterruptedException {
		CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
		CountDownLatch begun = new CountDownLatch(1);
		Thread caller = new Thread(() -> get(election).runIfPrimary(() -> {
			begun.countDown();
			interrupted.complete(isInterruptedWithin(300));
		}));
		caller.setDaemon(true);
		caller.start();
		assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
		return interrupted;
	}

	private static boolean isInterruptedWithin(long seconds) {
		try {
			return new CountDownLatch(1).await(seconds, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			return true;
		}
	}

	/**
	 * Stop, and wait for the call-back.
	 */
	void stop() throws InterruptedException {
		CountDownLatch stopped = new CountDownLatch(1);
		this.engine.stop(stopped::countDown);
		assertThat(stopped.await(60, TimeUnit.SECONDS)).isTrue();
	}

	@Override
	public void takeOver(Term term, TermScope scope) throws Exception {
		this.events.add("takeOver " + term.epoch());
		scope.open();
	}

	@Override
	public boolean stop(Term term, Duration bound) {
		this.events.add("stop " + term.epoch());
		return true;
	}

	@Override
	public void lost(Term term, TransitionCause cause) {
		this.events.add("lost " + term.epoch() + " " + cause);
	}

	@Override
	public void takeoverFailed(Term term, Throwable failure) {
		this.events.add("takeoverFailed " + term.epoch() + " " + failure.getMessage());
	}

	@Override
	public void storeUnreachable(Throwable failure) {
		this.events.add("storeUnreachable " + failure.getMessage());
	}

	@Override
	public void storeBroken(Throwable failure) {
		this.events.add("storeBroken " + failure.getMessage());
	}

	@Override
	public void storeReachable() {
		this.events.add("storeReachable");
	}

	@Override
	public void failed(String where, Throwable failure) {
		this.events.add("failed " + where + " " + failure.getMessage());
	}

}
