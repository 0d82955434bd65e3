/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.simulation;

import java.util.HashSet;
import java.util.Set;

import io.github.coordination.election.core.TermCell;

/**
 * One worker in one election, and what the oracle knows of the two.
 */
final class Seat {

	final SimulatedWorker worker;

	final String election;

	final TermCell cell;

	/**
	 * Epochs whose work has not been reported idle.
	 */
	final Set<Long> busy = new HashSet<>();

	boolean retired = true;

	boolean stuck;

	boolean tookOver;

	boolean handingOver;

	/**
	 * How long the next drain takes at least.
	 */
	long nextDrain;

	int failedTakeovers;

	boolean settled;

	/**
	 * The term that was told to have begun and not yet to have ended.
	 */
	private long told;

	private long epoch;

	private long believesUntil = Long.MIN_VALUE;

	Seat(SimulatedWorker worker, String election, TermCell cell) {
		this.worker = worker;
		this.election = election;
		this.cell = cell;
	}

	long epoch() {
		return this.epoch;
	}

	/**
	 * Whether the worker believes at a true time, whether somebody looks or not.
	 */
	boolean believes(long time) {
		return time < this.believesUntil && !this.worker.isDead();
	}

	long believesUntil() {
		return this.believesUntil;
	}

	void believe(long ofEpoch, long until) {
		this.epoch = ofEpoch;
		this.believesUntil = until;
	}

	void tellAcquired(long acquired) {
		require(this.told == 0, "is told of epoch " + acquired + " before the end of epoch " + this.told);
		require(this.cell.epoch() == acquired, "is told of epoch " + acquired + " without believing");
		this.told = acquired;
	}

	void tellLost(long lost) {
		require(this.told == lost, "is told of the end of epoch " + lost + " after the begin of " + this.told);
		require(this.cell.epoch() != lost, "is told of the end of epoch " + lost + " and still believes");
		this.told = 0;
	}

	/**
	 * Whether it was told of the end of every term that has ended for some time.
	 */
	boolean isToldOfEverything(long time) {
		return this.told == 0 || believes(time);
	}

	void require(boolean kept, String sin) {
		if (!kept) {
			throw new Violation(this + " " + sin);
		}
	}

	void believeNothing() {
		this.believesUntil = Long.MIN_VALUE;
	}

	@Override
	public String toString() {
		return this.worker + " in " + this.election;
	}

}
