/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.coordination.TransitionCause;
import io.github.coordination.Worker;
import io.github.coordination.WorkerRole;
import io.github.coordination.election.calls.GuardedWork;

/**
 * One election as this worker sees it. Reading it is cheap: local state only.
 *
 * @since 0.1.0
 */
public interface ElectionStatus {

	/**
	 * Name of the election.
	 * @return the name
	 */
	String name();

	/**
	 * Role at this instant.
	 * @return the role
	 */
	WorkerRole role();

	/**
	 * Epoch of the current term.
	 * @return the epoch, {@code 0} on a secondary
	 */
	long epoch();

	/**
	 * Time until the current term ends unless it is renewed.
	 * @return the time, zero on a secondary
	 */
	Duration remaining();

	/**
	 * Since when this worker has its role.
	 * @return wall-clock time
	 */
	Instant since();

	/**
	 * The primary, as far as this worker knows.
	 * @return the worker, or {@code null} if unknown
	 */
	@Nullable Worker primary();

	/**
	 * The latest transitions of this worker, the oldest first.
	 * @return at most 50 transitions
	 */
	List<Transition> transitions();

	/**
	 * How often this worker's role changed for a cause.
	 * @param cause the cause
	 * @return the number
	 */
	long transitions(TransitionCause cause);

	/**
	 * Total time of this worker's terms that have ended, and of the current one.
	 * @return the time
	 */
	Duration primaryTime();

	/**
	 * Total time for which this worker knew of no primary.
	 * @return the time
	 */
	Duration vacantTime();

	/**
	 * The guarded work, in the order in which it was registered.
	 * @return the work
	 */
	List<GuardedWork> work();

}
