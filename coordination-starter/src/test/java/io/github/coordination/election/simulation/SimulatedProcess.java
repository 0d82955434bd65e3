/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.simulation;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A worker's process: what comes while it is stopped piles up, and what comes after its
 * death is lost.
 */
final class SimulatedProcess {

	private final Deque<Runnable> backlog = new ArrayDeque<>();

	private boolean stopped;

	private boolean dead;

	/**
	 * Do something, now or when the process runs again.
	 */
	void run(Runnable action) {
		if (this.stopped) {
			this.backlog.addLast(action);
		}
		else if (!this.dead) {
			action.run();
		}
	}

	void stop() {
		this.stopped = true;
	}

	/**
	 * Let it run again: something first, then whatever has piled up.
	 * @return whether it was stopped
	 */
	boolean resume(Runnable first) {
		if (!this.stopped) {
			return false;
		}
		this.stopped = false;
		first.run();
		while (!this.backlog.isEmpty() && !this.stopped) {
			this.backlog.removeFirst().run();
		}
		return true;
	}

	void die() {
		this.dead = true;
		this.stopped = false;
		this.backlog.clear();
	}

	/**
	 * Put something before or behind what has piled up.
	 */
	void pile(Runnable action, boolean first) {
		if (first) {
			this.backlog.addFirst(action);
		}
		else {
			this.backlog.addLast(action);
		}
	}

	boolean isStopped() {
		return this.stopped;
	}

	boolean isDead() {
		return this.dead;
	}

}
