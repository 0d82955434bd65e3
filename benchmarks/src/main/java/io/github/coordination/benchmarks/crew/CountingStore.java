/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.crew;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.Consistency;
import io.github.coordination.lease.Lease;
import io.github.coordination.lease.LeaseDefaults;
import io.github.coordination.lease.LeaseRequest;
import io.github.coordination.lease.LeaseStore;
import io.github.coordination.lease.Renewal;
import io.github.coordination.lease.Scope;
import io.github.coordination.lease.Subscription;

/**
 * Counts the engine's calls of a store.
 */
final class CountingStore implements LeaseStore {

	private final LeaseStore store;

	private final AtomicLong calls = new AtomicLong();

	CountingStore(LeaseStore store) {
		this.store = store;
	}

	long calls() {
		return this.calls.get();
	}

	@Override
	public Attempt tryAcquire(LeaseRequest request) {
		this.calls.incrementAndGet();
		return this.store.tryAcquire(request);
	}

	@Override
	public List<Renewal> renewAll(Collection<Lease> leases) {
		this.calls.incrementAndGet();
		return this.store.renewAll(leases);
	}

	@Override
	public Renewal renew(Lease lease) {
		this.calls.incrementAndGet();
		return this.store.renew(lease);
	}

	@Override
	public void release(Lease lease) {
		this.calls.incrementAndGet();
		this.store.release(lease);
	}

	@Override
	public Subscription watch(String election, Runnable mayBeFree) {
		return this.store.watch(election, mayBeFree);
	}

	@Override
	public boolean wakesUp() {
		return this.store.wakesUp();
	}

	@Override
	public LeaseDefaults defaults() {
		return this.store.defaults();
	}

	@Override
	public Scope scope() {
		return this.store.scope();
	}

	@Override
	public Consistency consistency() {
		return this.store.consistency();
	}

	@Override
	public String name() {
		return this.store.name();
	}

	@Override
	public String identity() {
		return this.store.identity();
	}

	@Override
	public void close() {
		this.store.close();
	}

}
