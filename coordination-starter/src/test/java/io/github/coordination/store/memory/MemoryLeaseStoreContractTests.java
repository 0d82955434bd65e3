/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.memory;

import java.time.Duration;
import java.time.Instant;

import io.github.coordination.lease.LeaseStore;
import io.github.coordination.lease.contract.LeaseStoreContract;

/**
 * The memory store keeps to the contract.
 */
class MemoryLeaseStoreContractTests extends LeaseStoreContract {

	private Instant now = Instant.parse("2026-01-01T00:00:00Z");

	private final MemoryLeaseStore store = new MemoryLeaseStore(() -> this.now);

	@Override
	protected LeaseStore create() {
		return this.store;
	}

	@Override
	protected boolean judgesExpiryByClock() {
		return true;
	}

	@Override
	protected void passTime(Duration duration) {
		this.now = this.now.plus(duration);
	}

	@Override
	protected void deleteRecord(String election) {
		this.store.delete(election);
	}

	@Override
	protected void damageRecord(String election) {
		this.store.delete(election);
	}

}
