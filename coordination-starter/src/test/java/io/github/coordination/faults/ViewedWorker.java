/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.github.coordination.faults.Beliefs.Interval;

/**
 * A worker that looks at its host from somewhere, in a process of its own.
 */
final class ViewedWorker implements AutoCloseable {

	private final ChildJvm process;

	private final Path beliefs;

	/**
	 * Start a worker.
	 * @param prefix what lets it look from there
	 * @param beliefs file prefix of what it believes
	 * @param arguments arguments of {@link WorkerMain}
	 */
	ViewedWorker(List<String> prefix, Path beliefs, List<String> arguments) throws IOException {
		this.process = ChildJvm.startBehind(prefix, WorkerMain.class, arguments);
		this.beliefs = beliefs;
	}

	long pid() {
		return this.process.pid();
	}

	void resign(String election) throws IOException {
		this.process.send("resign " + election);
	}

	/** Whether it has looked at a record of somebody else. */
	boolean hasSeen(String election) {
		return lines("seen", election).findAny().isPresent();
	}

	/** Why it became primary, each time. */
	List<String> causes(String election) {
		return lines("acquired", election).map((words) -> words[3]).toList();
	}

	private Stream<String[]> lines(String event, String election) {
		return this.process.lines()
			.stream()
			.map((line) -> line.split(" ", -1))
			.filter((words) -> words[0].equals(event) && words[1].equals(election));
	}

	/** Whether it has been primary since then. */
	boolean believesSince(String election, long time) throws IOException {
		return beliefs(election).latestYes() > time;
	}

	List<Interval> intervals(String election) throws IOException {
		return beliefs(election).intervals(this.process.death());
	}

	private Beliefs beliefs(String election) throws IOException {
		return Beliefs.in(Path.of(this.beliefs + "-" + election));
	}

	@Override
	public String toString() {
		return this.process.lines().toString();
	}

	@Override
	public void close() {
		this.process.killDescendants();
		this.process.close();
	}

}
