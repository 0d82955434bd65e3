/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.simulation;

import io.github.coordination.lease.LeaseStore;

/**
 * A store of the simulation and what may be done to it behind the workers' backs.
 */
interface ModelStore extends LeaseStore {

	/**
	 * Lose the record of an election, as if a person had deleted it.
	 */
	void delete(String election);

	/**
	 * Step the store's clock, or drop the election's lock where the store has no clock.
	 */
	void disturb(String election, long nanos);

	/**
	 * A worker's process has died.
	 */
	void died(String worker);

	/**
	 * A worker stands in an election, and waits for its wake-up, or does so no longer.
	 */
	void stands(String worker, String election, boolean stands);

}
