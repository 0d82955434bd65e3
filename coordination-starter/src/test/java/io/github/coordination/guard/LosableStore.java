/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.coordination.lease.Lease;
import io.github.coordination.lease.LeaseRecord;
import io.github.coordination.lease.Renewal;
import io.github.coordination.store.memory.MemoryLeaseStore;

/**
 * A memory store that can take a term away. The record counts as released then, so that
 * the next term begins without a wait.
 */
final class LosableStore extends MemoryLeaseStore {

	private final Map<String, Long> lost = new ConcurrentHashMap<>();

	LosableStore() {
		super(Clock.systemUTC());
	}

	/**
	 * Let the current term of an election be lost at its next renewal.
	 */
	void lose(String election) {
		LeaseRecord record = record(election);
		if (record == null || record.released()) {
			throw new IllegalStateException("Nobody holds " + election);
		}
		this.lost.put(election, record.epoch());
	}

	@Override
	@SuppressWarnings("UnsynchronizedOverridesSynchronized")
	public Renewal renew(Lease lease) {
		if (this.lost.getOrDefault(lease.election(), 0L) == lease.epoch()) {
			release(lease);
			return new Renewal.Lost("as planned");
		}
		return super.renew(lease);
	}

	/**
	 * Workers share this store, so none of them may take the others' watches away.
	 */
	@Override
	public void close() {
	}

	boolean isReleased(String election) {
		LeaseRecord record = record(election);
		return record != null && record.released();
	}

}
