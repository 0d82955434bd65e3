/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.endpoint;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

import io.github.coordination.PrimaryElection;
import io.github.coordination.PrimaryElections;
import io.github.coordination.election.ElectionStatus;
import io.github.coordination.election.EngineStatus;

/**
 * The endpoint {@code primary}: who is the primary, since when, why, and what the guarded
 * work did. Answers from local state only.
 * <p>
 * It is read-only unless {@code management.endpoint.primary.access=unrestricted} is set:
 * only then can this worker be told to resign.
 *
 * @since 0.1.0
 */
@Endpoint(id = "primary", defaultAccess = Access.READ_ONLY)
public class PrimaryEndpoint {

	private final EngineStatus engine;

	private final PrimaryElections elections;

	/**
	 * Create the endpoint.
	 * @param engine what it reads
	 * @param elections where it resigns
	 */
	public PrimaryEndpoint(EngineStatus engine, PrimaryElections elections) {
		this.engine = engine;
		this.elections = elections;
	}

	/**
	 * This worker and all its elections.
	 * @return the description
	 */
	@ReadOperation
	public PrimaryDescriptor primary() {
		return PrimaryDescriptor.of(this.engine);
	}

	/**
	 * One election.
	 * @param election name of the election
	 * @return the description, or {@code null} if this worker does not stand in it
	 */
	@ReadOperation
	public @Nullable ElectionDescriptor election(@Selector String election) {
		for (ElectionStatus status : this.engine.elections()) {
			if (status.name().equals(election)) {
				return ElectionDescriptor.of(status, this.engine.worker());
			}
		}
		return null;
	}

	/**
	 * Hand over, so that another worker can take over. Returns at once.
	 * @param election name of the election
	 * @return what became of it, or {@code null} if this worker does not stand in that
	 * election
	 */
	@WriteOperation
	public @Nullable ResignationDescriptor resign(@Selector String election) {
		for (PrimaryElection candidate : this.elections.all()) {
			if (candidate.name().equals(election)) {
				boolean primary = candidate.isPrimary();
				candidate.resign();
				return new ResignationDescriptor(election, primary);
			}
		}
		return null;
	}

}
