/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Adds up the time between starts and stops.
 */
final class Stopwatch {

	private final LongSupplier clock;

	private long total;

	private long startedAt;

	private boolean running;

	Stopwatch(LongSupplier clock) {
		this.clock = clock;
	}

	synchronized void start() {
		if (!this.running) {
			this.running = true;
			this.startedAt = this.clock.getAsLong();
		}
	}

	synchronized void stop() {
		this.total += elapsed();
		this.running = false;
	}

	synchronized Duration total() {
		return Duration.ofNanos(this.total + elapsed());
	}

	private long elapsed() {
		return this.running ? this.clock.getAsLong() - this.startedAt : 0;
	}

}
