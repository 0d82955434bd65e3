/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.simulation;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Two acts: faults, then calm. In the second there must be one primary per election
 * within the published bound, and it must stay.
 */
final class Run {

	private static final long POLL = 2_000_000_000L;

	private static final long POLL_WITH_WAKE_UP = 30_000_000_000L;

	private static final long WAKE_UP = 100_000_000L;

	private static final double HAND_OVERS = 0.3;

	private final World world;

	private final List<Seat> primaries = new ArrayList<>();

	private final long lease;

	private long aftermathUntil;

	Run(World world) {
		this.world = world;
		this.lease = world.plan.longestLease();
	}

	void run() {
		start();
		while (!this.world.isCalm()) {
			this.world.step();
		}
		long bound = this.world.now() + bound();
		this.aftermathUntil = this.world.now() + aftermath();
		while (!everyElectionHasOnePrimary()) {
			if (this.world.now() > bound) {
				throw new Violation("no primary within %,d ns after the last fault healed".formatted(bound()));
			}
			this.world.step();
		}
		stay();
		if (this.world.dice.chance(HAND_OVERS)) {
			handOver(this.primaries.get(0));
		}
	}

	private void start() {
		Plan plan = this.world.plan;
		for (int i = 0; i < plan.workers; i++) {
			SimulatedWorker worker = new SimulatedWorker(this.world, i);
			this.world.workers.add(worker);
			String name = worker.toString();
			this.world.after(this.world.dice.between(0, this.lease / 2), () -> {
				this.world.trace("start of " + name);
				worker.stand();
			});
		}
		for (int i = 0; i < plan.elections; i++) {
			String election = "e" + i;
			this.world.store.watch(election, () -> this.world.network.wake(election));
		}
		new Chaos(this.world).begin();
	}

	/**
	 * The published bound: the call under way times out (a fifth of a lease), the pause
	 * after an error ends (at most one lease), the record is seen, and one lease later it
	 * is taken over, which lasts as long as the work of the takeover. Where the store
	 * knows a lock without a clock and the wake-up was lost, the next look comes with the
	 * next poll.
	 */
	private long bound() {
		Plan plan = this.world.plan;
		long bound = 2 * this.lease + this.lease / 4 + Work.longestTakeover(this.lease);
		if (plan.lockStore) {
			bound += plan.wakeUps ? POLL_WITH_WAKE_UP : POLL;
		}
		bound += plan.has(Fault.FAILED_TAKEOVER) ? 2 * this.lease : 0;
		bound += plan.has(Fault.LONG_WORK) ? 2 * this.lease : 0;
		return bound + bound / 100;
	}

	/**
	 * How long a call may be under way whose answer was lost before the last fault
	 * healed, or a primary may not know that its record was deleted.
	 */
	private long aftermath() {
		return this.lease / 2 + this.lease / 50;
	}

	private boolean everyElectionHasOnePrimary() {
		this.primaries.clear();
		if (this.world.now() < this.aftermathUntil) {
			return false;
		}
		for (int i = 0; i < this.world.plan.elections; i++) {
			Seat primary = primary("e" + i);
			if (primary == null) {
				return false;
			}
			this.primaries.add(primary);
		}
		return true;
	}

	private @Nullable Seat primary(String election) {
		for (Seat seat : this.world.oracle.seats(election)) {
			if (seat.believes(this.world.now()) && seat.tookOver && !seat.handingOver) {
				seat.require(seat.settled, "is the primary and has not told the first outcome");
				return seat;
			}
		}
		return null;
	}

	/**
	 * Nobody is preempted and nothing flaps.
	 */
	private void stay() {
		List<Long> epochs = this.primaries.stream().map(Seat::epoch).toList();
		long until = this.world.now() + this.lease + this.lease / 4;
		while (this.world.now() < until) {
			this.world.step();
			for (int i = 0; i < this.primaries.size(); i++) {
				Seat seat = this.primaries.get(i);
				seat.require(seat.believes(this.world.now()) && seat.epoch() == epochs.get(i),
						"loses its term without a fault");
			}
		}
		for (SimulatedWorker worker : this.world.workers) {
			worker.seats()
				.forEach((seat) -> seat.require(worker.isDead() || seat.isToldOfEverything(until - WAKE_UP),
						"was not told of the end of its term"));
		}
	}

	/**
	 * The primary stops, and its work takes longer to end than a lease: the term lasts
	 * until then, and another worker follows as soon as it looks.
	 */
	private void handOver(Seat seat) {
		long epoch = seat.epoch();
		seat.nextDrain = this.lease * 3 / 2;
		seat.worker.retire();
		while (seat.busy.contains(epoch)) {
			seat.require(seat.believes(this.world.now()) && seat.epoch() == epoch, "loses its term during the drain");
			this.world.step();
		}
		long bound = this.world.now() + (this.world.plan.wakeUps ? WAKE_UP : POLL + WAKE_UP);
		boolean alone = everybodyElseHasRetired(seat);
		while (!alone && primary(seat.election) == null) {
			seat.require(this.world.now() <= bound + this.lease / 4, "has no successor in time");
			this.world.step();
		}
	}

	private boolean everybodyElseHasRetired(Seat primary) {
		for (Seat seat : this.world.oracle.seats(primary.election)) {
			if (seat != primary && !seat.retired && !seat.stuck && !seat.worker.isDead()) {
				return false;
			}
		}
		return true;
	}

}
