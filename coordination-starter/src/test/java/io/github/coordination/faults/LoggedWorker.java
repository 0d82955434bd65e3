/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;

import io.github.coordination.PrimaryElection;
import io.github.coordination.election.LeaseElection;
import io.github.coordination.election.core.Timings;
import io.github.coordination.lease.DelegatingLeaseStore;
import io.github.coordination.lease.LeaseStore;
import io.github.coordination.report.CapturedLog;
import io.github.coordination.report.ElectionLogger;
import io.github.coordination.report.TestWorker;

/**
 * A worker with the real engine and the real lines in the log, whose lease is so short
 * that it calls its store often.
 */
public final class LoggedWorker implements AutoCloseable {

	private static final Duration BOUND = Duration.ofSeconds(60);

	private static final int REFUSALS = 11;

	private static final Timings TIMINGS = new Timings(Duration.ofMillis(300), Duration.ofMillis(50),
			Duration.ofMillis(50), Duration.ofMillis(100), Timings.DEFAULT_DRIFT);

	private final CapturedLog log = CapturedLog.ofEverybody();

	private final AtomicInteger calls = new AtomicInteger();

	private final TestWorker worker;

	private final LeaseElection election;

	/**
	 * Let a worker stand.
	 * @param store its store
	 */
	public LoggedWorker(LeaseStore store) {
		this.worker = new TestWorker(new Counting(store), TestWorker.self(),
				new ElectionLogger(store.name(), store.identity()), TIMINGS);
		this.election = this.worker.election(PrimaryElection.DEFAULT_NAME);
		this.worker.engine().start();
	}

	/**
	 * Wait until the worker has called its store often, and is not primary.
	 * @param count how often it has to call from now on
	 */
	public void awaitCallsInVain(int count) {
		int before = this.calls.get();
		await(() -> this.calls.get() > before + count && !this.election.isPrimary());
	}

	/**
	 * Wait until the worker is primary.
	 */
	public void awaitPrimary() {
		await(this.election::isPrimary);
	}

	private static void await(Callable<Boolean> condition) {
		Awaitility.await().atMost(BOUND).pollInterval(Duration.ofMillis(10)).until(condition);
	}

	/**
	 * The warnings of everybody, and what the worker says of its store.
	 * @return lines with their level, in order
	 */
	public List<String> lines() {
		return warnings(this.log);
	}

	private static List<String> warnings(CapturedLog log) {
		return log.lines()
			.stream()
			.filter((line) -> !line.startsWith("INFO ") || line.startsWith("INFO Store "))
			.toList();
	}

	/**
	 * Let workers ask stores that refuse them, at the same time and more than ten times
	 * each.
	 * @param stores a store of each worker
	 * @return the lines of all of them
	 */
	public static List<String> linesOfRefusedWorkers(List<? extends LeaseStore> stores) {
		List<LoggedWorker> workers = new ArrayList<>();
		try (CapturedLog log = CapturedLog.ofEverybody()) {
			stores.forEach((store) -> workers.add(new LoggedWorker(store)));
			workers.forEach((worker) -> await(() -> worker.calls.get() > REFUSALS));
			return warnings(log);
		}
		finally {
			workers.forEach(LoggedWorker::close);
		}
	}

	@Override
	public void close() {
		this.worker.close();
		this.log.close();
	}

	private final class Counting extends DelegatingLeaseStore {

		Counting(LeaseStore store) {
			super(store);
		}

		@Override
		protected void beforeCall() {
			LoggedWorker.this.calls.incrementAndGet();
		}

	}

}
