/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.failover;

import java.io.PrintStream;

import io.github.coordination.benchmarks.Options;
import io.github.coordination.benchmarks.Section;
import io.github.coordination.benchmarks.process.ChildJvm;

/**
 * From the {@code kill -9} of the primary's JVM to the next worker's {@code isPrimary()},
 * beside a bare blocking lock.
 */
public final class Failover implements Section {

	@Override
	public void run(Options options, PrintStream out) throws InterruptedException {
		Contests
			.measure("Crash failover: kill -9 to the next primary", options, options.number("repetitions", 11, 41),
					(contest) -> contest.end(ChildJvm::kill))
			.print(out);
	}

}
