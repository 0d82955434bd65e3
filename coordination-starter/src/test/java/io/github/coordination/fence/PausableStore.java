/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.fence;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

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
 * A store whose calls stop when their worker is paused.
 */
final class PausableStore implements LeaseStore {

	private final LeaseStore store;

	private volatile CountDownLatch resumed = new CountDownLatch(0);

	PausableStore(LeaseStore store) {
		this.store = store;
	}

	/**
	 * Pause the worker.
	 * @return counted down when it is resumed
	 */
	CountDownLatch pause() {
		CountDownLatch latch = new CountDownLatch(1);
		this.resumed = latch;
		return latch;
	}

	private LeaseStore running() {
		try {
			if (!this.resumed.await(60, TimeUnit.SECONDS)) {
				throw new IllegalStateException("Never resumed");
			}
			return this.store;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public Attempt tryAcquire(LeaseRequest request) {
		return running().tryAcquire(request);
	}

	@Override
	public List<Renewal> renewAll(Collection<Lease> leases) {
		return running().renewAll(leases);
	}

	@Override
	public Renewal renew(Lease lease) {
		return running().renew(lease);
	}

	@Override
	public void release(Lease lease) {
		running().release(lease);
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
