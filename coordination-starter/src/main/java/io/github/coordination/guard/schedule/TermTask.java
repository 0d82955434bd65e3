/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.schedule;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

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
	 * @param missedSince since when what was due has been missed, {@code null} if nothing
	 * is known to be
	 */
	void start(long epoch, @Nullable Instant missedSince);

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
