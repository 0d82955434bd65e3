/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample.e2e;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Somebody who reads and registers guests on every worker all the time, and remembers
 * each answer that was not what it should be.
 */
final class SteadyTraffic implements AutoCloseable {

	private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(25);

	private final Map<WorkerProcess, Integer> answers = new LinkedHashMap<>();

	private final List<WorkerProcess> workers = new CopyOnWriteArrayList<>();

	private final List<String> failures = new CopyOnWriteArrayList<>();

	private final Thread thread = new Thread(this::run, "steady-traffic");

	private volatile boolean stopped;

	SteadyTraffic() {
		this.thread.setDaemon(true);
		this.thread.start();
	}

	synchronized void include(WorkerProcess worker) {
		this.workers.add(worker);
	}

	/**
	 * Leaves a worker alone from now on: it is about to be stopped.
	 * @param worker the worker
	 */
	synchronized void exclude(WorkerProcess worker) {
		this.workers.remove(worker);
	}

	List<String> failures() {
		return this.failures;
	}

	synchronized int answers(WorkerProcess worker) {
		return this.answers.getOrDefault(worker, 0);
	}

	@Override
	public void close() {
		this.stopped = true;
	}

	private void run() {
		for (int round = 0; !this.stopped; round++) {
			for (WorkerProcess worker : this.workers) {
				ask(worker, round);
			}
			LockSupport.parkNanos(PAUSE);
		}
	}

	private synchronized void ask(WorkerProcess worker, int round) {
		if (!this.workers.contains(worker)) {
			return;
		}
		try {
			if (round % 10 == 0) {
				String guest = "{\"name\": \"Guest %d\", \"email\": \"%d@example.org\"}".formatted(round, round);
				check(worker, worker.http().post("/guests", guest), 201);
			}
			else {
				check(worker, worker.http().get("/guests"), 200);
			}
		}
		catch (UncheckedIOException ex) {
			this.failures.add(worker + " did not answer: " + ex.getCause());
		}
	}

	private void check(WorkerProcess worker, HttpResponse<String> response, int expected) {
		if (response.statusCode() != expected) {
			this.failures.add(worker + " answered " + response.statusCode() + ": " + response.body());
		}
		this.answers.merge(worker, 1, Integer::sum);
	}

}
