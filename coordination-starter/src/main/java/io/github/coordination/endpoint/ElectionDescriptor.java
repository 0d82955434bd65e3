/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;

import io.github.coordination.TransitionCause;
import io.github.coordination.Worker;
import io.github.coordination.WorkerRole;
import io.github.coordination.election.ElectionStatus;
import io.github.coordination.election.Transition;

/**
 * What the endpoint says of one election.
 *
 * @param name name of the election
 * @param role role of this worker
 * @param since since when this worker has its role
 * @param primary the primary, {@code null} if this worker knows of none
 * @param epoch epoch of this worker's term, {@code null} on a secondary
 * @param remaining time until this worker's term ends unless it is renewed, {@code null}
 * on a secondary
 * @param transitions the latest changes of this worker's role, at most 50, the oldest
 * first
 * @param work the guarded work
 * @since 0.1.0
 */
public record ElectionDescriptor(String name, WorkerRole role, Instant since, @Nullable Worker primary,
		@Nullable Long epoch, @Nullable Duration remaining, List<TransitionDescriptor> transitions,
		List<WorkDescriptor> work) implements OperationResponseBody {

	private static final long NO_TERM = 0;

	/**
	 * The role follows from the one reading of the epoch, so that the parts agree even
	 * while the role changes.
	 */
	static ElectionDescriptor of(ElectionStatus election, Worker self) {
		long epoch = election.epoch();
		boolean primary = epoch != NO_TERM;
		Worker known = election.primary();
		boolean stale = !primary && self.equals(known);
		return new ElectionDescriptor(election.name(), primary ? WorkerRole.PRIMARY : WorkerRole.SECONDARY,
				Millis.of(election.since()), primary ? self : (stale ? null : known), primary ? epoch : null,
				primary ? Millis.of(election.remaining()) : null,
				election.transitions().stream().map(TransitionDescriptor::of).toList(),
				election.work().stream().map(WorkDescriptor::of).toList());
	}

	/**
	 * What the endpoint says of one change of this worker's role.
	 *
	 * @param at wall-clock time
	 * @param role the new role
	 * @param epoch epoch of the term that began or ended
	 * @param cause why
	 */
	public record TransitionDescriptor(Instant at, WorkerRole role, long epoch, TransitionCause cause) {

		static TransitionDescriptor of(Transition transition) {
			return new TransitionDescriptor(Millis.of(transition.at()), transition.role(), transition.epoch(),
					transition.cause());
		}

	}

}
