/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.load;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.coordination.benchmarks.Options;
import io.github.coordination.benchmarks.Section;
import io.github.coordination.benchmarks.crew.Peer;
import io.github.coordination.benchmarks.process.Logs;
import io.github.coordination.benchmarks.servers.Engine;

/**
 * Operations and CPU time of a PostgreSQL and of a Redis server under many workers, idle
 * and when the primary is killed, beside Spring Integration and ShedLock.
 */
public final class Load implements Section {

	private static final List<Integer> SIZES = List.of(3, 30, 100);

	@Override
	public void run(Options options, PrintStream out) throws InterruptedException {
		Logs.onlyWarnings();
		Duration lease = Duration.ofSeconds(options.number("lease", 10, 10));
		List<Integer> sizes = options.numbers("workers", SIZES).stream().sorted().toList();
		if (sizes.contains(1)) {
			throw new IllegalArgumentException("--workers has a 1: type numbers of 2 or more.");
		}
		List<Peer> peers = options.choice("peer", List.of(Peer.values()));
		for (Engine engine : options.choice("engine", List.of(Engine.values()))) {
			List<Run> runs = new ArrayList<>();
			for (Contestant contestant : Contestant.on(engine, lease)) {
				if (peers.contains(contestant.peer())) {
					runs.add(new Run(contestant, sizes, options).measure());
				}
			}
			LoadTables.idle(engine, runs).print(out);
			LoadTables.takeover(engine, runs, sizes.get(sizes.size() - 1)).print(out);
		}
	}

}
