/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.faults;

import java.util.Collection;
import java.util.List;

import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.DelegatingLeaseStore;
import io.github.coordination.lease.Holder;
import io.github.coordination.lease.Lease;
import io.github.coordination.lease.LeaseRequest;
import io.github.coordination.lease.LeaseStore;
import io.github.coordination.lease.Renewal;

/**
 * Lets a worker seem to live on another host, so that nobody can prove it dead.
 */
final class OtherHost extends DelegatingLeaseStore {

	private final String bootId;

	OtherHost(LeaseStore store, String bootId) {
		super(store);
		this.bootId = bootId;
	}

	@Override
	protected void beforeCall() {
	}

	@Override
	public Attempt tryAcquire(LeaseRequest request) {
		return super.tryAcquire(new LeaseRequest(request.election(), moved(request.holder()), request.lease(),
				request.epochFloor(), request.claim()));
	}

	@Override
	public List<Renewal> renewAll(Collection<Lease> leases) {
		return super.renewAll(leases.stream().map(this::moved).toList());
	}

	@Override
	public Renewal renew(Lease lease) {
		return super.renew(moved(lease));
	}

	@Override
	public void release(Lease lease) {
		super.release(moved(lease));
	}

	private Lease moved(Lease lease) {
		return new Lease(lease.election(), moved(lease.holder()), lease.epoch(), lease.lease());
	}

	private Holder moved(Holder holder) {
		return new Holder(holder.worker(), this.bootId, holder.namespaces(), holder.startTime());
	}

}
