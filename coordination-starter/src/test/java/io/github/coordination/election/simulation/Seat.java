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

	int failedTakeovers;

	private long epoch;

	private long believesUntil;

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

	void believeNothing() {
		this.believesUntil = Long.MIN_VALUE;
	}

	@Override
	public String toString() {
		return this.worker + " in " + this.election;
	}

}
