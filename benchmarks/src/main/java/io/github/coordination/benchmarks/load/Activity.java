/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.coordination.benchmarks.servers.Server;

/**
 * A server's count of operations at several times, of which the busiest are found.
 *
 * @param readings the readings, in order
 */
record Activity(List<Reading> readings) {

	private static final long SLACK = Log.STEP_MILLIS * 1_000_000 / 2;

	/**
	 * Most operations between two readings that are so far apart, or a little less.
	 * @param from monotonic clock, before which nothing counts
	 * @param until monotonic clock, after which nothing counts
	 * @param length the length in nanoseconds
	 */
	long most(long from, long until, long length) {
		long most = 0;
		for (Reading first : this.readings) {
			for (Reading last : this.readings) {
				boolean counts = first.at() - from >= 0 && last.at() - until <= 0
						&& last.at() - first.at() <= length + SLACK;
				most = counts ? Math.max(most, last.operations() - first.operations()) : most;
			}
		}
		return most;
	}

	/**
	 * How many operations there had been at one time.
	 *
	 * @param at the monotonic clock in nanoseconds
	 * @param operations the count
	 */
	record Reading(long at, long operations) {

	}

	/**
	 * Takes readings, ten in a second, until it is asked for them.
	 */
	static final class Log {

		private static final long STEP_MILLIS = 100;

		private final Server server;

		private final List<Reading> readings = new ArrayList<>();

		private final CountDownLatch ended = new CountDownLatch(1);

		private final Thread thread = new Thread(this::read, "activity");

		Log(Server server) {
			this.server = server;
			this.thread.setDaemon(true);
			this.thread.start();
		}

		private void read() {
			try {
				do {
					this.readings.add(new Reading(System.nanoTime(), this.server.operations()));
				}
				while (!this.ended.await(STEP_MILLIS, TimeUnit.MILLISECONDS));
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

		Activity end() throws InterruptedException {
			this.ended.countDown();
			this.thread.join();
			return new Activity(List.copyOf(this.readings));
		}

	}

}
