/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.load;

import java.time.Duration;
import java.util.List;

import io.github.coordination.benchmarks.crew.Peer;
import io.github.coordination.benchmarks.servers.Engine;

/**
 * Who is measured.
 *
 * @param engine on which server
 * @param peer what decides
 * @param lease length of a lease
 */
record Contestant(Engine engine, Peer peer, Duration lease) {

	/** The lease that Spring Integration's registry for Redis has by default. */
	private static final Duration DEFAULT_OF_REDIS_REGISTRY = Duration.ofSeconds(60);

	/**
	 * Those on a server, the starter first.
	 * @param engine the server
	 * @param lease length of the starter's lease
	 */
	static List<Contestant> on(Engine engine, Duration lease) {
		Contestant starter = new Contestant(engine, Peer.STARTER, lease);
		Contestant equal = new Contestant(engine, Peer.INTEGRATION, lease);
		Contestant shedLock = new Contestant(engine, Peer.SHEDLOCK, lease);
		return (engine == Engine.REDIS)
				? List.of(starter, equal, new Contestant(engine, Peer.INTEGRATION, DEFAULT_OF_REDIS_REGISTRY), shedLock)
				: List.of(starter, equal, shedLock);
	}

	/**
	 * Whether all numbers of workers are measured, and the primary is killed at last. It
	 * is left at the largest where only the lease is another: that costs an idle server
	 * nothing, and nobody waits for its end.
	 */
	boolean isMeasuredWhole() {
		return this.engine != Engine.REDIS || this.peer != Peer.INTEGRATION
				|| !this.lease.equals(DEFAULT_OF_REDIS_REGISTRY);
	}

	String text() {
		return this.peer.text() + ((this.peer == Peer.SHEDLOCK) ? ", each " : ", lease ") + this.lease.toSeconds()
				+ " s";
	}

}
