/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.simulation;

import io.github.coordination.election.core.ElectionCore;

/**
 * The work of a worker's terms: a takeover that succeeds or fails, and running calls that
 * end soon, late, or not while the faults last.
 */
final class Work {

	private static final long MILLI = 1_000_000;

	private static final int MOST_FAILED_TAKEOVERS = 2;

	private final World world;

	private final Dice dice;

	private final Seat seat;

	private final ElectionCore core;

	private final long lease;

	Work(World world, Seat seat, ElectionCore core) {
		this.world = world;
		this.dice = world.dice;
		this.seat = seat;
		this.core = core;
		this.lease = seat.worker.timings().lease().toNanos();
	}

	void acquired(long epoch) {
		this.seat.busy.add(epoch);
		this.seat.handingOver = false;
		this.seat.tookOver = false;
		boolean fails = happens(Fault.FAILED_TAKEOVER, 0.3) && this.seat.failedTakeovers++ < MOST_FAILED_TAKEOVERS;
		after(this.dice.between(0, longestTakeover(this.lease)), () -> tookOver(epoch, fails));
	}

	static long longestTakeover(long lease) {
		return lease / 4;
	}

	private void tookOver(long epoch, boolean failed) {
		this.seat.tookOver |= this.seat.epoch() == epoch;
		this.seat.worker.input((now) -> failed ? this.core.takeoverFailed(this.seat.election, epoch, now)
				: this.core.takeoverDone(this.seat.election, epoch, now));
	}

	void handOver(long epoch) {
		this.seat.handingOver = true;
		boolean isLong = happens(Fault.LONG_WORK, 0.7);
		long length = isLong ? length() : this.seat.nextDrain + this.dice.between(0, 20 * MILLI);
		long bound = isLong ? this.dice.between(this.lease / 4, this.lease * 3 / 2) : Long.MAX_VALUE;
		if (length > bound) {
			after(bound, () -> stuck(epoch));
		}
		after(length, () -> idle(epoch));
		if (isLong) {
			after(length + this.dice.between(0, this.lease), () -> idle(epoch));
		}
	}

	private long length() {
		long untilCalm = this.world.plan.faultsUntil - this.world.now();
		return this.dice.chance(0.3) ? untilCalm + this.dice.between(0, this.lease)
				: this.dice.between(0, 2 * this.lease);
	}

	private void stuck(long epoch) {
		this.seat.stuck |= this.seat.handingOver && this.seat.cell.epoch() == epoch;
		this.seat.worker.input((now) -> this.core.workStuck(this.seat.election, epoch, now));
	}

	private void idle(long epoch) {
		this.seat.busy.remove(epoch);
		if (this.seat.epoch() == epoch) {
			this.seat.stuck = false;
		}
		this.seat.worker.input((now) -> this.core.workIdle(this.seat.election, epoch, now));
	}

	void lost() {
		this.seat.handingOver = false;
	}

	private boolean happens(Fault fault, double probability) {
		return this.world.plan.has(fault) && !this.world.isCalm() && this.dice.chance(probability);
	}

	private void after(long nanos, Runnable action) {
		this.world.after(nanos, () -> this.seat.worker.run(action));
	}

}
