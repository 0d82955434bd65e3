/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.faults;

/**
 * One fault at one time.
 *
 * @param at when it begins, in milliseconds since the storm began
 * @param fault the fault
 * @param worker number of the worker that it hits; a negative one means the primary
 * @param millis how long it lasts
 * @param detail how much, in a unit of the fault: milliseconds of delay, replies, ...
 */
record Strike(long at, Fault fault, int worker, long millis, int detail) {

	long end() {
		return this.at + this.millis;
	}

	@Override
	public String toString() {
		return "%d ms %s for %d ms, %s, %d".formatted(this.at, this.fault, this.millis,
				(this.worker < 0) ? "primary" : "worker " + this.worker, this.detail);
	}

}
