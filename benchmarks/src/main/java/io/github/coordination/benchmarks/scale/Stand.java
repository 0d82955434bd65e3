/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.scale;

import org.springframework.context.SmartLifecycle;

import io.github.coordination.PrimaryElection;
import io.github.coordination.PrimaryElections;

/**
 * Joins elections just before the engine starts, and notes the time.
 */
final class Stand implements SmartLifecycle {

	private final PrimaryElections elections;

	private final int count;

	private volatile long startedAt;

	Stand(PrimaryElections elections, int count) {
		this.elections = elections;
		this.count = count;
	}

	@Override
	public void start() {
		this.startedAt = System.nanoTime();
		this.elections.get(PrimaryElection.DEFAULT_NAME);
		for (int i = 2; i <= this.count; i++) {
			this.elections.get("election-" + i);
		}
	}

	@Override
	public void stop() {
		this.startedAt = 0;
	}

	@Override
	public boolean isRunning() {
		return this.startedAt != 0;
	}

	@Override
	public int getPhase() {
		return Integer.MAX_VALUE - 1;
	}

	long startedAt() {
		return this.startedAt;
	}

}
