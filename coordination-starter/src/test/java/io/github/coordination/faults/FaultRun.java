/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

import io.github.coordination.faults.Beliefs.Interval;

/**
 * Three worker processes on one real store, a storm of faults that follows from a seed,
 * its end, and the judgement: never two primaries, epochs that grow, and one primary
 * again.
 */
final class FaultRun implements AutoCloseable {

	static final String ELECTION = "primary";

	static final int WORKERS = 3;

	static final Duration LEASE = Duration.ofMillis(1500);

	/** Far above what a start or a recovery takes on a machine that does other things. */
	private static final Duration BOUND = Duration.ofMinutes(2);

	private final StoreUnderFaults store;

	private final long seed;

	private final Storm storm;

	private final String name;

	private final List<StormWorker> workers = new ArrayList<>();

	private boolean serverUp = true;

	private boolean serverFrozen;

	private FaultRun(StoreUnderFaults store, long seed, Path directory) throws Exception {
		this.store = store;
		this.seed = seed;
		this.storm = Storm.of(seed, WORKERS, LEASE.toMillis(), store.server().isPresent());
		this.name = "run-" + seed + "-" + Long.toHexString(System.nanoTime());
		for (int i = 0; i < WORKERS; i++) {
			FaultProxy proxy = new FaultProxy(store.server().map(FaultyServer::port).orElse(0));
			List<String> arguments = new ArrayList<>(List.of(store.factory().getName(), store.application(this.name),
					Long.toString(LEASE.toMillis()), host(i), "{}", ELECTION));
			arguments.addAll(store.arguments(this.name, proxy.port()));
			this.workers.add(new StormWorker(arguments, directory.resolve("worker-" + i), proxy));
		}
	}

	/** Every third run is on one host, where a dead holder is proven dead. */
	private String host(int worker) {
		return (this.seed % 3 == 0) ? WorkerMain.THIS_HOST : "host-" + worker;
	}

	/**
	 * Do it.
	 * @param store the store
	 * @param seed where all its dice come from
	 * @param directory a directory for its files
	 * @return what came of it
	 */
	static FaultReport execute(StoreUnderFaults store, long seed, Path directory) throws Exception {
		try (FaultRun run = new FaultRun(store, seed, Files.createTempDirectory(directory, "run"))) {
			try {
				return run.execute();
			}
			catch (ConditionTimeoutException ex) {
				throw new IllegalStateException(run + " came to no end:\n" + run.output(), ex);
			}
		}
	}

	private FaultReport execute() throws Exception {
		for (StormWorker worker : this.workers) {
			worker.start();
		}
		awaitPrimary(System.nanoTime());
		rage();
		long healed = System.nanoTime();
		awaitPrimary(healed);
		long recovered = System.nanoTime();
		for (StormWorker worker : this.workers) {
			worker.kill();
		}
		List<Interval> intervals = new ArrayList<>();
		for (StormWorker worker : this.workers) {
			intervals.addAll(worker.intervals());
		}
		return new FaultReport(this.seed, this.storm, intervals, Duration.ofNanos(recovered - healed));
	}

	private void awaitPrimary(long since) {
		Awaitility.await("a primary").atMost(BOUND).pollInterval(Duration.ofMillis(5)).until(() -> {
			for (StormWorker worker : this.workers) {
				if (worker.latestYes() > since) {
					return true;
				}
			}
			return false;
		});
	}

	private void rage() throws Exception {
		List<Step> steps = new ArrayList<>();
		Map<Strike, StormWorker> targets = new HashMap<>();
		for (Strike strike : this.storm.strikes()) {
			steps.add(new Step(strike.at(), () -> {
				targets.put(strike, target(strike.worker()));
				strike.fault().begin(this, targets.get(strike), strike);
			}));
			steps.add(new Step(strike.end(), () -> strike.fault().end(this, targets.get(strike), strike)));
		}
		steps.sort(Comparator.comparingLong(Step::at));
		long begin = System.nanoTime();
		for (Step step : steps) {
			awaitTime(begin + TimeUnit.MILLISECONDS.toNanos(step.at()));
			step.action().run();
		}
		heal();
	}

	private StormWorker target(int number) throws IOException {
		if (number >= 0) {
			return this.workers.get(number);
		}
		StormWorker latest = this.workers.get(0);
		for (StormWorker worker : this.workers) {
			latest = (worker.latestYes() > latest.latestYes()) ? worker : latest;
		}
		return latest;
	}

	private static void awaitTime(long time) {
		for (long left = time - System.nanoTime(); left > 0; left = time - System.nanoTime()) {
			LockSupport.parkNanos(left);
		}
	}

	/** Each fault has ended; what ended in the middle of another is set right here. */
	private void heal() throws Exception {
		thawServer();
		startServer();
		for (StormWorker worker : this.workers) {
			worker.proxy().heal();
			worker.signal("CONT");
			worker.start();
		}
	}

	/** A server that does not run cannot be told to delete anything. */
	void damage(int part) throws Exception {
		if (this.serverUp && !this.serverFrozen) {
			this.store.damage(this.name, ELECTION, part);
		}
	}

	void killServer() {
		if (this.serverUp) {
			this.serverUp = false;
			this.serverFrozen = false;
			this.store.server().ifPresent(FaultyServer::kill);
		}
	}

	void startServer() {
		if (!this.serverUp) {
			this.store.server().ifPresent(FaultyServer::start);
			this.serverUp = true;
		}
	}

	void freezeServer() {
		if (this.serverUp) {
			this.serverFrozen = true;
			this.store.server().ifPresent(FaultyServer::freeze);
		}
	}

	void thawServer() {
		if (this.serverFrozen) {
			this.serverFrozen = false;
			this.store.server().ifPresent(FaultyServer::thaw);
		}
	}

	@Override
	public String toString() {
		return "The run with seed %d, %s,".formatted(this.seed, this.storm);
	}

	/** What the workers said. */
	private String output() {
		return this.workers.stream().map(StormWorker::output).collect(Collectors.joining());
	}

	@Override
	public void close() throws IOException {
		thawServer();
		startServer();
		for (StormWorker worker : this.workers) {
			worker.close();
		}
	}

	private record Step(long at, Action action) {

	}

	private interface Action {

		void run() throws Exception;

	}

}
