/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.faults;

import java.util.List;

import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.Claim;
import io.github.coordination.lease.DelegatingLeaseStore;
import io.github.coordination.lease.LeaseRequest;
import io.github.coordination.lease.LeaseStore;

/**
 * Opens a broken store: a real one that takes an election away from its living holder.
 * Arguments: the class of the real store's factory, and what that one needs.
 */
public final class DoubleGrants implements StoreFactory {

	@Override
	public LeaseStore open(String application, List<String> arguments) throws Exception {
		StoreFactory real = Class.forName(arguments.get(0))
			.asSubclass(StoreFactory.class)
			.getDeclaredConstructor()
			.newInstance();
		return new Store(real.open(application, arguments.subList(1, arguments.size())));
	}

	/** Answers that a live record has expired, and is believed. */
	private static final class Store extends DelegatingLeaseStore {

		Store(LeaseStore store) {
			super(store);
		}

		@Override
		protected void beforeCall() {
		}

		@Override
		public Attempt tryAcquire(LeaseRequest request) {
			Attempt attempt = super.tryAcquire(request);
			return (attempt instanceof Attempt.Held held) ? super.tryAcquire(new LeaseRequest(request.election(),
					request.holder(), request.lease(), request.epochFloor(), new Claim.Replace(held.record())))
					: attempt;
		}

	}

}
