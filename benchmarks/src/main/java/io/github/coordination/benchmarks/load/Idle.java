/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.load;

import io.github.coordination.benchmarks.servers.Server;

/**
 * What a server has done in a time in which nothing happened.
 *
 * @param workers how many workers there were
 * @param operations operations per second, as the server counts
 * @param calls calls of the starter's stores per second, in the JVM of the secondaries
 * @param cpuPercent CPU time of the server in percent of one core
 */
record Idle(int workers, double operations, double calls, double cpuPercent) {

	/**
	 * Wait and see.
	 * @param workers how many there are
	 * @param server the server
	 * @param calls how many calls of stores there were so far
	 * @param seconds how long
	 */
	static Idle measure(int workers, Server server, Counter calls, int seconds) throws InterruptedException {
		long callsBefore = calls.count();
		long begin = System.nanoTime();
		long operationsBefore = server.operations();
		double cpuBefore = server.cpuMillis();
		Thread.sleep(seconds * 1000L);
		double cpu = server.cpuMillis() - cpuBefore;
		long operations = server.operations() - operationsBefore;
		double elapsed = (System.nanoTime() - begin) / 1e9;
		long called = calls.count() - callsBefore;
		return new Idle(workers, operations / elapsed, called / elapsed, cpu / elapsed / 10);
	}

	/** Operations of each secondary, beside those of the primary alone. */
	double perSecondary(Idle alone) {
		return Math.max(0, this.operations - alone.operations) / (this.workers - 1);
	}

	/**
	 * A count that grows.
	 */
	@FunctionalInterface
	interface Counter {

		long count();

	}

}
