/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.core;

import java.util.List;

import io.github.coordination.lease.Lease;
import io.github.coordination.lease.LeaseRequest;

/**
 * A call that the core wants to be made to the store.
 *
 * @since 0.1.0
 */
public sealed interface StoreRequest {

	/**
	 * Identity of this request, never used twice by one core.
	 * @return the id
	 */
	long id();

	/**
	 * Try to begin a term.
	 *
	 * @param id the id
	 * @param request what to ask for
	 */
	record Acquire(long id, LeaseRequest request) implements StoreRequest {

	}

	/**
	 * Renew leases in one round trip.
	 *
	 * @param id the id
	 * @param leases the leases
	 */
	record Renew(long id, List<Lease> leases) implements StoreRequest {

	}

	/**
	 * Release a lease.
	 *
	 * @param id the id
	 * @param lease the lease
	 */
	record Release(long id, Lease lease) implements StoreRequest {

	}

}
