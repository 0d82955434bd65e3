/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.coordination.faults.Beliefs.Interval;

/**
 * One place in a run for a worker: one process after the other, behind a proxy.
 */
final class StormWorker implements AutoCloseable {

	private final Path beliefs;

	private final FaultProxy proxy;

	private final List<String> arguments;

	private final List<ChildJvm> lives = new ArrayList<>();

	private boolean alive;

	/**
	 * Prepare a place.
	 * @param arguments arguments of {@link WorkerMain} in which braces stand for the file
	 * prefix of the beliefs
	 * @param beliefs file prefix of the beliefs of all its processes
	 * @param proxy what lies between it and the server
	 */
	StormWorker(List<String> arguments, Path beliefs, FaultProxy proxy) {
		this.arguments = arguments;
		this.beliefs = beliefs;
		this.proxy = proxy;
	}

	FaultProxy proxy() {
		return this.proxy;
	}

	/** Start a process, if none runs. */
	void start() throws IOException {
		if (!this.alive) {
			String prefix = prefix(this.lives.size());
			this.lives.add(ChildJvm.startWithLibraries(WorkerMain.class,
					this.arguments.stream().map((argument) -> argument.replace("{}", prefix)).toList()));
			this.alive = true;
		}
	}

	void kill() {
		if (this.alive) {
			this.alive = false;
			current().close();
		}
	}

	/** Send a signal to the process, if one runs. */
	void signal(String name) throws Exception {
		if (this.alive && current().isAlive()) {
			current().signal(name);
		}
	}

	/** Send a command to the process, if one runs that listens. */
	void send(String command) throws Exception {
		if (this.alive && current().isAlive()) {
			try {
				current().send(command);
			}
			catch (IOException ex) {
				current().awaitEnd();
			}
		}
	}

	private ChildJvm current() {
		return this.lives.get(this.lives.size() - 1);
	}

	private String prefix(int life) {
		return this.beliefs + "-" + life;
	}

	/** What all its processes believed. */
	List<Interval> intervals() throws IOException {
		List<Interval> all = new ArrayList<>();
		for (int i = 0; i < this.lives.size(); i++) {
			all.addAll(Beliefs.in(Path.of(prefix(i) + "-" + FaultRun.ELECTION)).intervals(this.lives.get(i).death()));
		}
		return all;
	}

	/** The time of the latest yes of the process that runs. */
	long latestYes() throws IOException {
		return this.alive ? Beliefs.in(Path.of(prefix(this.lives.size() - 1) + "-" + FaultRun.ELECTION)).latestYes()
				: Long.MIN_VALUE;
	}

	/** What its processes said. */
	String output() {
		StringBuilder text = new StringBuilder();
		this.lives.forEach((life) -> text.append(life.pid()).append(": ").append(life.lines()).append('\n'));
		return text.toString();
	}

	@Override
	public void close() throws IOException {
		kill();
		this.proxy.close();
	}

}
