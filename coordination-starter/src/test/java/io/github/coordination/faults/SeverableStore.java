/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.faults;

import io.github.coordination.lease.DelegatingLeaseStore;
import io.github.coordination.lease.LeaseStore;

/**
 * A store that reaches its server, or does not.
 */
final class SeverableStore extends DelegatingLeaseStore {

	private volatile boolean severed;

	SeverableStore(LeaseStore store) {
		super(store);
	}

	void sever(boolean value) {
		this.severed = value;
	}

	@Override
	protected void beforeCall() {
		if (this.severed) {
			throw new IllegalStateException("Severed by the test");
		}
	}

}
