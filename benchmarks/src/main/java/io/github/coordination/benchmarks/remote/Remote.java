/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.remote;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

import io.github.coordination.benchmarks.Options;
import io.github.coordination.benchmarks.Section;
import io.github.coordination.benchmarks.crew.Peer;
import io.github.coordination.benchmarks.process.Logs;
import io.github.coordination.benchmarks.servers.Engine;
import io.github.coordination.benchmarks.servers.Server;

/**
 * Crash failover, hand-over and a frozen primary on a PostgreSQL and on a Redis server,
 * beside Spring Integration.
 */
public final class Remote implements Section {

	private static final int SHORT_LEASE = 2;

	private static final int DEFAULT_LEASE = 10;

	private static final List<Peer> PEERS = List.of(Peer.STARTER, Peer.INTEGRATION);

	@Override
	public void run(Options options, PrintStream out) throws InterruptedException {
		Logs.onlyWarnings();
		for (Engine engine : options.choice("engine", List.of(Engine.values()))) {
			try (Server server = engine.start()) {
				RemoteTables tables = new RemoteTables(engine);
				List<Peer> peers = options.choice("peer", PEERS);
				Duels duels = new Duels(server, options, tables);
				if (peers.contains(Peer.STARTER)) {
					duels.starter(Duration.ofSeconds(SHORT_LEASE),
							Duration.ofSeconds(options.number("lease", DEFAULT_LEASE, DEFAULT_LEASE)));
				}
				if (peers.contains(Peer.INTEGRATION)) {
					duels.integration(Duration.ofSeconds(SHORT_LEASE));
				}
				tables.print(out);
			}
		}
	}

}
