/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.simulation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Lets faults befall the world until they heal.
 */
final class Chaos {

	private static final long SECOND = 1_000_000_000;

	/**
	 * Faults that also wait for a call to be under way.
	 */
	private static final Set<Fault> AMBUSHES = EnumSet.of(Fault.PAUSE, Fault.FREEZE, Fault.CRASH, Fault.RETIRE);

	private final World world;

	private final Dice dice;

	private final Plan plan;

	private final List<Fault> faults = new ArrayList<>();

	private final long lease;

	private final List<Long> storeClocks = new ArrayList<>(List.of(0L));

	Chaos(World world) {
		this.world = world;
		this.dice = world.dice;
		this.plan = world.plan;
		this.lease = this.plan.leaseMillis * 1_000_000;
		for (Fault fault : Fault.values()) {
			if (this.plan.has(fault) && fault != Fault.FAILED_TAKEOVER && fault != Fault.LONG_WORK) {
				this.faults.add(fault);
			}
		}
	}

	void begin() {
		if (!this.faults.isEmpty()) {
			next();
		}
		this.world.after(this.plan.faultsUntil, this::end);
	}

	private void next() {
		this.world.after(this.dice.between(0, this.lease), () -> {
			if (!this.world.isCalm()) {
				strike(this.faults.get(this.dice.below(this.faults.size())));
				next();
			}
		});
	}

	private void strike(Fault fault) {
		SimulatedWorker worker = this.world.workers.get(this.dice.below(this.world.workers.size()));
		String election = "e" + this.dice.below(this.plan.elections);
		if (this.world.isTraced()) {
			this.world.trace("--- " + fault + " (" + worker + ", " + election + ")");
		}
		switch (fault) {
			case STORE_DOWN -> {
				this.world.network.storeIsDown(true);
				later(() -> this.world.network.storeIsDown(false));
			}
			case STORE_CLOCK -> this.world.store.disturb(election, step());
			case DELETION -> this.world.store.delete(election);
			default -> {
				boolean ambush = AMBUSHES.contains(fault) && this.dice.chance(0.5);
				Runnable strike = () -> strike(fault, worker, election);
				if (ambush) {
					worker.ambush(strike);
				}
				else {
					strike.run();
				}
			}
		}
	}

	private void strike(Fault fault, SimulatedWorker worker, String election) {
		if (worker.isDead() || worker.isStopped() || this.world.isCalm()) {
			return;
		}
		switch (fault) {
			case PAUSE -> {
				worker.stop();
				later(worker::resume);
			}
			case FREEZE -> {
				worker.freeze();
				later(worker::thaw);
			}
			case CRASH -> {
				worker.die();
				later(() -> start(worker));
			}
			case PARTITION -> {
				worker.partition(true);
				later(() -> worker.partition(false));
			}
			case RESIGN -> worker.resign(election);
			case RETIRE -> {
				worker.retire();
				if (worker.place == 0 || this.plan.lockStore || this.dice.chance(0.7)) {
					later(worker::stand);
				}
			}
			case SPURIOUS_WAKE_UPS -> worker.wake(election);
			default -> throw new IllegalStateException(fault.toString());
		}
	}

	private void start(SimulatedWorker dead) {
		SimulatedWorker worker = new SimulatedWorker(this.world, dead.place);
		this.world.workers.add(worker);
		worker.stand();
	}

	/**
	 * Anything from a moment, which the guard has to cover, to an hour, in either
	 * direction. But a clock that was behind between two looks and is back again shows
	 * nothing of it, and a lease that was written meanwhile expires early. Nobody can
	 * survive that, so it does not come back.
	 */
	private long step() {
		long most = switch (this.dice.below(3)) {
			case 0 -> 3600 * SECOND;
			case 1 -> 2 * this.lease;
			default -> this.lease / 10;
		};
		long before = this.storeClocks.get(this.storeClocks.size() - 1);
		for (int i = 0; i < 10; i++) {
			long step = this.dice.between(-most, most);
			long after = before + step;
			if (!comesBack(before, after)) {
				this.storeClocks.add(after);
				return step;
			}
		}
		return 0;
	}

	/**
	 * Whether a worker may take the clock for one that was steady ever since an earlier
	 * time, though it was further behind since than any guard covers.
	 */
	private boolean comesBack(long before, long after) {
		boolean wasNear = false;
		boolean wasBehind = false;
		for (long clock : this.storeClocks) {
			wasNear |= Math.abs(clock - after) <= this.plan.longestGuard() && clock != before;
			wasBehind |= after - clock > this.plan.shortestGuard();
		}
		return wasNear && wasBehind;
	}

	/**
	 * A fault heals some time later, at the latest when all do.
	 */
	private void later(Runnable healing) {
		long left = this.plan.faultsUntil - this.world.now();
		this.world.after(Math.min(left, this.dice.between(0, 2 * this.lease)), healing);
	}

	private void end() {
		this.world.trace("--- the last fault has healed");
		this.world.calmDown();
	}

}
