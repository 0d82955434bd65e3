/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.load;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import io.github.coordination.benchmarks.crew.Crew;
import io.github.coordination.benchmarks.servers.Server;

/**
 * What a server has to do when the primary's process is killed.
 *
 * @param millis from the kill to the next primary
 * @param quiet operations in the busiest second before
 * @param second operations in the busiest second around the takeover
 * @param tenth operations in the busiest tenth of a second of these
 */
record Takeover(double millis, long quiet, long second, long tenth) {

	private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

	private static final long AROUND_MILLIS = 1200;

	/**
	 * Kill the primary.
	 * @param server the server
	 * @param primary its JVM
	 * @param others the JVM of the secondaries
	 */
	static Takeover measure(Server server, Crew primary, Crew others) throws InterruptedException {
		AtomicLong killed = new AtomicLong();
		long begin = System.nanoTime();
		Activity.Log log = new Activity.Log(server);
		Thread.sleep(AROUND_MILLIS);
		long won = others.awaitAny(() -> killed.set(primary.jvm().kill()));
		Thread.sleep(AROUND_MILLIS);
		Activity activity = log.end();
		long end = System.nanoTime();
		return new Takeover((won - killed.get()) / 1e6, activity.most(begin, killed.get(), SECOND),
				activity.most(won - SECOND, end, SECOND), activity.most(won - SECOND, end, SECOND / 10));
	}

}
