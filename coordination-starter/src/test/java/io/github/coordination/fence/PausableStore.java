/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.fence;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.coordination.lease.DelegatingLeaseStore;
import io.github.coordination.lease.LeaseStore;

/**
 * A store whose calls stop when their worker is paused.
 */
final class PausableStore extends DelegatingLeaseStore {

	private volatile CountDownLatch resumed = new CountDownLatch(0);

	PausableStore(LeaseStore store) {
		super(store);
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

	@Override
	protected void beforeCall() {
		try {
			if (!this.resumed.await(60, TimeUnit.SECONDS)) {
				throw new IllegalStateException("Never resumed");
			}
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
