/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import java.util.List;

import io.github.coordination.Worker;

/**
 * What can be seen of the engine: role, store, counters. Reading it is cheap, local and
 * never blocks.
 *
 * @since 0.1.0
 */
public interface EngineStatus {

	/**
	 * This worker.
	 * @return the worker
	 */
	Worker worker();

	/**
	 * The store.
	 * @return its status
	 */
	StoreStatus store();

	/**
	 * The elections, by name.
	 * @return their status
	 */
	List<ElectionStatus> elections();

	/**
	 * Renewals by outcome.
	 * @return the counters
	 */
	RenewalStatistics renewals();

	/**
	 * Whether the engine runs, all its threads are alive, and the store may be asked.
	 * @return {@code false} if it was never started, is stopped, a thread has died, or
	 * the code of the store is broken
	 */
	boolean isAlive();

	/**
	 * Whether the engine is meant to run: it was started and not stopped.
	 * @return whether it is
	 */
	boolean isRunning();

	/**
	 * Unexpected failures that the engine's threads survived.
	 * @return the number
	 */
	long failures();

}
