/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Workers of one application, each a JVM of its own, and everything that they believed.
 */
final class Workers implements AutoCloseable {

	static final String APPLICATION = "shop";

	static final String ELECTION = "primary";

	private final Path directory;

	private final Path beliefs;

	private final List<ChildJvm> workers = new ArrayList<>();

	Workers(Path directory, Path beliefs) {
		this.directory = directory;
		this.beliefs = beliefs;
	}

	ChildJvm start(String... elections) throws IOException {
		List<String> arguments = new ArrayList<>(
				List.of(this.directory.toString(), APPLICATION, belief(this.workers.size()).toString()));
		arguments.addAll(List.of((elections.length > 0) ? elections : new String[] { ELECTION }));
		ChildJvm worker = ChildJvm.start(WorkerMain.class, arguments.toArray(String[]::new));
		this.workers.add(worker);
		worker.await("ready");
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
			all.addAll(Beliefs.in(Path.of(belief(i) + "-" + election)).intervals());
		}
		return all;
	}

	List<String> contradictions() throws IOException {
		return Beliefs.contradictions(intervals(ELECTION));
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
