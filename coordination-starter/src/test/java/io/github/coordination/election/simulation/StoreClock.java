/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.simulation;

import java.time.Instant;
import java.time.InstantSource;

/**
 * The store's wall clock: it drifts like any clock, and people and daemons step it.
 */
final class StoreClock implements InstantSource {

	private static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");

	private final World world;

	private final long partsPerMillion;

	private long steps;

	StoreClock(World world, long partsPerMillion) {
		this.world = world;
		this.partsPerMillion = partsPerMillion;
	}

	@Override
	public Instant instant() {
		long now = this.world.now();
		return EPOCH.plusNanos(now + now * this.partsPerMillion / 1_000_000 + this.steps);
	}

	void step(long nanos) {
		this.steps += nanos;
	}

}
