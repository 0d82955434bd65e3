/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.simulation;

import java.util.HashMap;
import java.util.Map;

import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.LeaseRequest;
import io.github.coordination.store.memory.MemoryLeaseStore;

/**
 * The memory store driven by a simulated wall clock. A record that is deleted takes its
 * epoch along, so that the next epoch follows from the clock, unless that clock may be
 * stepped back too: then the epoch is kept apart.
 */
final class ClockModelStore extends MemoryLeaseStore implements ModelStore {

	private final StoreClock clock;

	private final boolean keepsEpochs;

	private final Map<String, Long> epochs = new HashMap<>();

	ClockModelStore(World world) {
		this(new StoreClock(world, Plan.rateOfClock(world.dice)), world.plan.has(Fault.STORE_CLOCK));
	}

	private ClockModelStore(StoreClock clock, boolean keepsEpochs) {
		super(clock);
		this.clock = clock;
		this.keepsEpochs = keepsEpochs;
	}

	@Override
	public synchronized Attempt tryAcquire(LeaseRequest request) {
		if (!this.keepsEpochs) {
			return super.tryAcquire(request);
		}
		long floor = Math.max(request.epochFloor(), this.epochs.getOrDefault(request.election(), 0L));
		Attempt attempt = super.tryAcquire(
				new LeaseRequest(request.election(), request.holder(), request.lease(), floor, request.claim()));
		if (attempt instanceof Attempt.Granted granted) {
			this.epochs.put(request.election(), granted.epoch());
		}
		return attempt;
	}

	@Override
	public void disturb(String election, long nanos) {
		this.clock.step(nanos);
	}

	@Override
	public void died(String worker) {
	}

	@Override
	public void stands(String worker, String election, boolean stands) {
	}

}
