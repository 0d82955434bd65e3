/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.schedule;

/**
 * A scheduled task that follows the terms of an election.
 */
interface TermTask {

	/**
	 * Name of the election.
	 */
	String election();

	/**
	 * The takeover of a term is done. Idempotent.
	 * @param epoch epoch of the term
	 */
	void start(long epoch);

	/**
	 * A term is over. Idempotent.
	 * @param epoch epoch of the term
	 */
	void stop(long epoch);

	/**
	 * Whether the task was cancelled, with its bean or its context.
	 */
	boolean isCancelled();

}
