/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.simulation;

/**
 * What may befall the workers, their clocks and their store, besides the faults of single
 * messages.
 */
enum Fault {

	/**
	 * SIGSTOP: nothing of the worker runs, its clock goes on.
	 */
	PAUSE,

	/**
	 * The virtual machine is suspended, and its monotonic clock with it.
	 */
	FREEZE,

	/**
	 * SIGKILL, and later a new worker in its place.
	 */
	CRASH,

	/**
	 * The worker reaches the store no longer.
	 */
	PARTITION,

	/**
	 * The store answers nobody.
	 */
	STORE_DOWN,

	/**
	 * The store's clock is stepped, or the lock is dropped where it has none.
	 */
	STORE_CLOCK,

	/**
	 * The record is deleted.
	 */
	DELETION,

	/**
	 * The application resigns.
	 */
	RESIGN,

	/**
	 * The application pauses and later stands again.
	 */
	RETIRE,

	/**
	 * Wake-ups without reason.
	 */
	SPURIOUS_WAKE_UPS,

	/**
	 * The takeover fails.
	 */
	FAILED_TAKEOVER,

	/**
	 * Work that takes long to end, or does not end.
	 */
	LONG_WORK

}
