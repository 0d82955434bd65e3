/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.scale;

import java.util.List;

import io.github.coordination.benchmarks.process.ChildJvm;

/**
 * A look at a worker.
 *
 * @param at monotonic clock in nanoseconds
 * @param cpuMillis CPU time so far
 * @param residentMegabytes resident memory
 * @param renewals renewals so far
 * @param threads number of its election threads
 * @param names their names
 */
record Look(long at, double cpuMillis, double residentMegabytes, long renewals, int threads, String names) {

	static Look at(ChildJvm worker) {
		worker.send("look");
		List<String> words = worker.await("looked");
		return new Look(Long.parseLong(words.get(0)), Double.parseDouble(words.get(1)),
				Double.parseDouble(words.get(2)) / 1024, Long.parseLong(words.get(3)), Integer.parseInt(words.get(4)),
				words.get(5));
	}

	double cpuMillisPerSecond(Look before) {
		return (this.cpuMillis - before.cpuMillis) / seconds(before);
	}

	double renewalsPerSecond(Look before) {
		return (this.renewals - before.renewals) / seconds(before);
	}

	private double seconds(Look before) {
		return (this.at - before.at) / 1e9;
	}

}
