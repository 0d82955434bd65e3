/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.lease;

import java.util.Collection;
import java.util.List;

/**
 * A store in front of another one, which a test disturbs.
 */
public abstract class DelegatingLeaseStore implements LeaseStore {

	private final LeaseStore store;

	protected DelegatingLeaseStore(LeaseStore store) {
		this.store = store;
	}

	/**
	 * Called before each call to the other store that may take time.
	 */
	protected abstract void beforeCall();

	private LeaseStore ready() {
		beforeCall();
		return this.store;
	}

	@Override
	public Attempt tryAcquire(LeaseRequest request) {
		return ready().tryAcquire(request);
	}

	@Override
	public List<Renewal> renewAll(Collection<Lease> leases) {
		return ready().renewAll(leases);
	}

	@Override
	public Renewal renew(Lease lease) {
		return ready().renew(lease);
	}

	@Override
	public void release(Lease lease) {
		ready().release(lease);
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
