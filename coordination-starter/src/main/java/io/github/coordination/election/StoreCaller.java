/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.github.coordination.election.core.Outcome;
import io.github.coordination.election.core.StoreRequest;
import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.Lease;
import io.github.coordination.lease.LeaseRecord;
import io.github.coordination.lease.LeaseStore;
import io.github.coordination.lease.Renewal;

/**
 * The election thread: the only one in a call to the store.
 * <p>
 * <strong>Concurrency.</strong> It takes one request after the other and reports each
 * outcome; an exception is an unknown outcome. Between them it lets time pass, and sleeps
 * until something is due. It is never interrupted, because that would close the channels
 * of some stores. The queue is bounded by the core, which has at most one try, one
 * renewal and one release per election under way, and by {@link CoreDriver}, which nudges
 * a sleep once.
 */
final class StoreCaller {

	private static final long PAUSE = Duration.ofMillis(50).toNanos();

	private static final Outcome RELEASED = new Outcome.Released();

	private final LeaseStore store;

	private final Consumer<Lease> release;

	private final Processes processes;

	private final Callback callback;

	private final Breakage breakage;

	private final CountDownLatch heard = new CountDownLatch(1);

	/**
	 * Without a request the thread only looks what is due, or whether it shall end.
	 */
	private final LinkedBlockingQueue<Optional<StoreRequest>> queue = new LinkedBlockingQueue<>();

	private final Thread thread;

	private volatile boolean finishing;

	StoreCaller(LeaseStore store, Consumer<Lease> release, Processes processes, Callback callback) {
		this.store = store;
		this.release = release;
		this.processes = processes;
		this.callback = callback;
		this.breakage = new Breakage(store);
		this.thread = new Thread(this::loop, "coordination-election");
		this.thread.setDaemon(true);
	}

	void start() {
		this.thread.start();
	}

	void submit(StoreRequest request) {
		this.queue.add(Optional.of(request));
	}

	/**
	 * Let the thread look what is due now.
	 */
	void nudge() {
		this.queue.add(Optional.empty());
	}

	/**
	 * End the thread after the requests that are queued.
	 */
	void finish() {
		this.finishing = true;
		nudge();
	}

	/**
	 * Whether the thread goes on, and asks the store.
	 */
	boolean isAlive() {
		return this.thread.isAlive() && this.breakage.cause() == null;
	}

	/**
	 * Wait for the first answer or failure.
	 * @return the error that no waiting mends, {@code null} if none has shown
	 */
	@Nullable Throwable awaitBroken(Duration bound) throws InterruptedException {
		return this.heard.await(bound.toNanos(), TimeUnit.NANOSECONDS) ? this.breakage.cause() : null;
	}

	private void loop() {
		while (!this.finishing || !this.queue.isEmpty()) {
			try {
				Optional<StoreRequest> next = this.queue.poll();
				if (next == null) {
					next = this.queue.poll(this.callback.letTimePass(), TimeUnit.NANOSECONDS);
				}
				if (next != null && next.isPresent()) {
					answer(next.get());
					this.heard.countDown();
				}
			}
			catch (Throwable ex) {
				this.callback.failed(this.thread.getName(), ex);
				LockSupport.parkNanos(PAUSE);
			}
		}
	}

	private void answer(StoreRequest request) {
		this.callback.asking();
		long sentAt = System.nanoTime();
		Throwable broken = this.breakage.cause();
		if (broken != null) {
			this.callback.unanswered(request, broken, sentAt);
			return;
		}
		Outcome outcome;
		try {
			outcome = execute(request);
			this.breakage.answered(request);
		}
		catch (Throwable ex) {
			if (this.breakage.failed(request, ex)) {
				this.callback.broken(ex);
			}
			this.callback.unanswered(request, ex, sentAt);
			return;
		}
		this.callback.answered(request, outcome, sentAt);
	}

	private Outcome execute(StoreRequest request) {
		if (request instanceof StoreRequest.Acquire acquire) {
			Attempt attempt = this.store.tryAcquire(acquire.request());
			return new Outcome.Attempted(attempt, isHolderDead(attempt));
		}
		if (request instanceof StoreRequest.Renew renew) {
			List<Renewal> renewals = this.store.renewAll(renew.leases());
			return new Outcome.Renewed(renewals);
		}
		this.release.accept(((StoreRequest.Release) request).lease());
		return RELEASED;
	}

	private boolean isHolderDead(Attempt attempt) {
		LeaseRecord record = null;
		if (attempt instanceof Attempt.Held held) {
			record = held.record();
		}
		else if (attempt instanceof Attempt.Free free) {
			record = free.record();
		}
		return record != null && !record.released() && this.processes.isProvenDead(record.holder());
	}

	/**
	 * Takes what became of the requests.
	 */
	interface Callback {

		/**
		 * Do what is due.
		 * @return for how long nothing is due, in nanoseconds
		 */
		long letTimePass();

		void asking();

		void answered(StoreRequest request, Outcome outcome, long sentAt);

		void unanswered(StoreRequest request, Throwable failure, long sentAt);

		/**
		 * The store is not asked any more.
		 */
		void broken(Throwable failure);

		void failed(String where, Throwable failure);

	}

}
