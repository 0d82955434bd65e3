/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

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
 * outcome; an exception is an unknown outcome. It is never interrupted, because that
 * would close the channels of some stores. The queue is bounded by the core, which has at
 * most one try, one renewal and one release per election under way.
 */
final class StoreCaller {

	private static final Outcome RELEASED = new Outcome.Released();

	private final LeaseStore store;

	private final Consumer<Lease> release;

	private final Processes processes;

	private final Callback callback;

	private final LinkedBlockingQueue<Optional<StoreRequest>> queue = new LinkedBlockingQueue<>();

	private final Thread thread;

	StoreCaller(LeaseStore store, Consumer<Lease> release, Processes processes, Callback callback) {
		this.store = store;
		this.release = release;
		this.processes = processes;
		this.callback = callback;
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
	 * End the thread after the requests that are queued.
	 */
	void finish() {
		this.queue.add(Optional.empty());
	}

	boolean isAlive() {
		return this.thread.isAlive();
	}

	private void loop() {
		boolean going = true;
		while (going) {
			try {
				Optional<StoreRequest> request = this.queue.take();
				request.ifPresent(this::answer);
				going = request.isPresent();
			}
			catch (Throwable ex) {
				this.callback.failed(this.thread.getName(), ex);
			}
		}
	}

	private void answer(StoreRequest request) {
		this.callback.asking();
		long sentAt = System.nanoTime();
		Outcome outcome;
		try {
			outcome = execute(request);
		}
		catch (Throwable ex) {
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

		void asking();

		void answered(StoreRequest request, Outcome outcome, long sentAt);

		void unanswered(StoreRequest request, Throwable failure, long sentAt);

		void failed(String where, Throwable failure);

	}

}
