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
 * From the release by a primary that lives on, and from the SIGTERM of one that ends, to
 * the next worker's {@code isPrimary()}, beside a bare blocking lock.
 */
public final class HandOver implements Section {

	@Override
	public void run(Options options, PrintStream out) throws InterruptedException {
		int repetitions = options.number("repetitions", 11, 41);
		Contests
			.measure("Hand-over: resign() to the next primary, or unlock to lock", options, repetitions,
					Contest::release)
			.print(out);
		Contests
			.measure("Hand-over: SIGTERM to the next primary", options, repetitions,
					(contest) -> contest.end(ChildJvm::terminate))
			.print(out);
	}

}
