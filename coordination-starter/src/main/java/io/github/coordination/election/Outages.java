/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.coordination.Worker;
import io.github.coordination.election.core.Outcome;
import io.github.coordination.election.core.StoreRequest;
import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.Lease;
import io.github.coordination.lease.LeaseRecord;
import io.github.coordination.lease.Renewal;

/**
 * The elections for which the store does not work. One that fails is not made good by
 * another that works: a part of a store can be away. A worker that sees its own record as
 * a candidate has not got the answer to a grant: that the store can be read does not show
 * that it can be written.
 */
final class Outages {

	private final Worker self;

	private final Set<String> failing = new HashSet<>();

	private final Set<String> refusing = new HashSet<>();

	/**
	 * Begin without any.
	 * @param self this worker
	 */
	Outages(Worker self) {
		this.self = self;
	}

	/**
	 * Whether no election fails.
	 */
	boolean isReachable() {
		return this.failing.isEmpty();
	}

	/**
	 * Whether no election fails or is refused.
	 */
	boolean isServing() {
		return isReachable() && this.refusing.isEmpty();
	}

	/**
	 * Take in a request without an answer.
	 */
	void failed(StoreRequest request) {
		if (request instanceof StoreRequest.Acquire acquire) {
			this.failing.add(acquire.request().election());
		}
		else if (request instanceof StoreRequest.Renew renew) {
			renew.leases().forEach((lease) -> this.failing.add(lease.election()));
		}
		else if (request instanceof StoreRequest.Release release) {
			this.failing.add(release.lease().election());
		}
	}

	/**
	 * Take in an answer.
	 * @return why a part of the request has got none, {@code null} if all has got one
	 */
	@Nullable String answered(StoreRequest request, Outcome outcome) {
		if (request instanceof StoreRequest.Acquire acquire && outcome instanceof Outcome.Attempted attempted) {
			attempted(acquire.request().election(), attempted.attempt());
		}
		else if (request instanceof StoreRequest.Renew renew && outcome instanceof Outcome.Renewed renewed) {
			return renewed(renew.leases(), renewed.renewals());
		}
		else if (request instanceof StoreRequest.Release release) {
			this.failing.remove(release.lease().election());
		}
		return null;
	}

	private void attempted(String election, Attempt attempt) {
		if (attempt instanceof Attempt.Refused) {
			this.refusing.add(election);
		}
		else {
			this.refusing.remove(election);
		}
		if (!isOwn(attempt)) {
			this.failing.remove(election);
		}
	}

	private boolean isOwn(Attempt attempt) {
		LeaseRecord record = null;
		if (attempt instanceof Attempt.Held held) {
			record = held.record();
		}
		else if (attempt instanceof Attempt.Free free) {
			record = free.record();
		}
		return record != null && record.holder().worker().equals(this.self);
	}

	private @Nullable String renewed(List<Lease> leases, List<Renewal> renewals) {
		String reason = null;
		for (int i = 0; i < Math.min(leases.size(), renewals.size()); i++) {
			String election = leases.get(i).election();
			if (renewals.get(i) instanceof Renewal.Unknown unknown) {
				this.failing.add(election);
				reason = "the lease of election \"%s\" was not renewed: %s".formatted(election, unknown.reason());
			}
			else {
				this.failing.remove(election);
			}
		}
		return reason;
	}

}
