/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.awaitility.Awaitility;

import io.github.coordination.faults.BeliefChecker;
import io.github.coordination.faults.Beliefs;
import io.github.coordination.faults.ChildJvm;
import io.github.coordination.faults.WorkerMain;

/**
 * Workers of one application, each a JVM of its own, and everything that they believed.
 */
final class Workers implements AutoCloseable {

	static final String APPLICATION = Shop.NAME;

	static final String ELECTION = "primary";

	/** Shorter than the store's own, so that tests wait less. */
	private static final Duration LEASE = Duration.ofSeconds(2);

	private final Path directory;

	private final Path beliefs;

	private final List<ChildJvm> workers = new ArrayList<>();

	Workers(Path directory, Path beliefs) {
		this.directory = directory;
		this.beliefs = beliefs;
	}

	/**
	 * Start a worker and wait until it stands.
	 */
	ChildJvm start(String... elections) throws IOException {
		ChildJvm worker = launch(elections);
		worker.await("ready");
		return worker;
	}

	/**
	 * Start a worker.
	 */
	ChildJvm launch(String... elections) throws IOException {
		String stands = (elections.length > 0) ? String.join(",", elections) : ELECTION;
		ChildJvm worker = ChildJvm.start(WorkerMain.class, FileStoreFactory.class.getName(), APPLICATION,
				Long.toString(LEASE.toMillis()), WorkerMain.THIS_HOST, belief(this.workers.size()).toString(), stands,
				this.directory.toString());
		this.workers.add(worker);
		return worker;
	}

	private Path belief(int index) {
		return this.beliefs.resolve("worker-" + index);
	}

	/**
	 * What all of them, dead or alive, believed of an election.
	 */
	List<Beliefs.Interval> intervals(String election) throws IOException {
		List<Beliefs.Interval> all = new ArrayList<>();
		for (int i = 0; i < this.workers.size(); i++) {
			all.addAll(Beliefs.in(Path.of(belief(i) + "-" + election)).intervals(this.workers.get(i).death()));
		}
		return all;
	}

	List<String> contradictions() throws IOException {
		return BeliefChecker.contradictions(intervals(ELECTION));
	}

	/**
	 * Wait until a worker is primary with an epoch greater than any before.
	 * @param floor the greatest epoch so far
	 * @return the worker
	 */
	ChildJvm awaitPrimary(long floor) {
		return Awaitility.await("an epoch above " + floor)
			.atMost(Duration.ofSeconds(30))
			.pollInterval(Duration.ofMillis(5))
			.until(() -> primary(floor), Objects::nonNull);
	}

	private ChildJvm primary(long floor) {
		return this.workers.stream().filter((worker) -> greatestEpoch(worker) > floor).findFirst().orElse(null);
	}

	/**
	 * Greatest epoch that any worker says it has acquired.
	 */
	long greatestEpoch() {
		return this.workers.stream().mapToLong(Workers::greatestEpoch).max().orElse(0);
	}

	private static long greatestEpoch(ChildJvm worker) {
		return worker.lines()
			.stream()
			.filter((line) -> line.startsWith("acquired " + ELECTION))
			.mapToLong(Workers::epoch)
			.max()
			.orElse(0);
	}

	/**
	 * Epoch in a line of a worker such as {@code acquired}.
	 */
	static long epoch(String line) {
		return Long.parseLong(line.split(" ", -1)[2]);
	}

	/**
	 * Time in a line of a worker such as {@code acquired}.
	 */
	static long time(String line) {
		return Long.parseLong(line.split(" ", -1)[4]);
	}

	@Override
	public void close() {
		this.workers.forEach(ChildJvm::close);
	}

}
