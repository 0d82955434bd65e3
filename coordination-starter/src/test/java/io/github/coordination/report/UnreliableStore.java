/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.report;

import java.time.Clock;

import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.Lease;
import io.github.coordination.lease.LeaseRequest;
import io.github.coordination.lease.Renewal;
import io.github.coordination.store.memory.MemoryLeaseStore;

/**
 * A store in this JVM that can be made to fail.
 */
public final class UnreliableStore extends MemoryLeaseStore {

	private volatile boolean down;

	public UnreliableStore() {
		super(Clock.systemUTC());
	}

	public void setDown(boolean down) {
		this.down = down;
	}

	@Override
	public synchronized Attempt tryAcquire(LeaseRequest request) {
		check();
		return super.tryAcquire(request);
	}

	@Override
	public synchronized Renewal renew(Lease lease) {
		check();
		return super.renew(lease);
	}

	private void check() {
		if (this.down) {
			throw new IllegalStateException("planned outage");
		}
	}

}
