/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.simulation;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

import io.github.coordination.election.core.Timings;

/**
 * What one schedule is made of: how many workers and elections, which store, and which
 * faults happen how often. Few kinds of faults at a time reach deeper than all at once.
 */
final class Plan {

	private static final long[] LEASES = { 1500, 2000, 3000, 5000, 10_000 };

	private static final double DRIFT = 0.005;

	final int workers;

	final int elections;

	final boolean lockStore;

	final boolean wakeUps;

	final boolean mixedLeases;

	final boolean oneHost;

	final double lossOfRequests;

	final double lossOfReplies;

	final double duplicates;

	final double slow;

	final double late;

	final double hung;

	final double lostWakeUps;

	final double lateTimers;

	private final Set<Fault> faults = EnumSet.noneOf(Fault.class);

	final long leaseMillis;

	final long faultsUntil;

	Plan(Dice dice) {
		this.workers = 2 + dice.below(dice.chance(0.7) ? 2 : 4);
		this.elections = dice.chance(0.8) ? 1 : 2 + dice.below(2);
		this.lockStore = dice.chance(0.25);
		this.wakeUps = dice.chance(0.5);
		this.mixedLeases = dice.chance(0.1);
		this.oneHost = dice.chance(0.5);
		this.lossOfRequests = rate(dice, 0.3);
		this.lossOfReplies = rate(dice, 0.3);
		this.duplicates = rate(dice, 0.3);
		this.slow = rate(dice, 0.5);
		this.late = rate(dice, 0.1);
		this.hung = rate(dice, 0.1);
		this.lostWakeUps = rate(dice, 1);
		this.lateTimers = rate(dice, 0.3);
		this.leaseMillis = LEASES[dice.below(LEASES.length)];
		this.faultsUntil = dice.between(1, 5) * this.leaseMillis * 1_000_000;
		addFaults(dice);
	}

	private static double rate(Dice dice, double most) {
		return dice.chance(0.35) ? most * dice.between(1, 100) / 100 : 0;
	}

	private void addFaults(Dice dice) {
		for (Fault fault : Fault.values()) {
			if (dice.chance(0.35) && !(this.mixedLeases && fault == Fault.DELETION)) {
				this.faults.add(fault);
			}
		}
	}

	boolean has(Fault fault) {
		return this.faults.contains(fault);
	}

	/**
	 * A clock's rate in parts per million: any two differ by at most the allowed drift,
	 * and often by exactly that.
	 */
	static long rateOfClock(Dice dice) {
		long most = (long) (DRIFT * 1_000_000 / 2) - 10;
		return switch (dice.below(4)) {
			case 0 -> most;
			case 1 -> -most;
			case 2 -> 0;
			default -> dice.between(-most, most);
		};
	}

	/**
	 * The longest lease of any worker, in nanoseconds.
	 */
	long longestLease() {
		return 1_000_000 * (this.mixedLeases ? LEASES[LEASES.length - 1] : this.leaseMillis);
	}

	/**
	 * The longest guard of any worker, in nanoseconds.
	 */
	long longestGuard() {
		return timings(longestLease() / 1_000_000).guard().toNanos();
	}

	/**
	 * The shortest guard of any worker, in nanoseconds.
	 */
	long shortestGuard() {
		return timings(this.mixedLeases ? LEASES[0] : this.leaseMillis).guard().toNanos();
	}

	Timings timings(Dice dice) {
		return timings(this.mixedLeases ? LEASES[dice.below(LEASES.length)] : this.leaseMillis);
	}

	private static Timings timings(long leaseMillis) {
		return Timings.of(Duration.ofMillis(leaseMillis), null, null, null, DRIFT);
	}

}
