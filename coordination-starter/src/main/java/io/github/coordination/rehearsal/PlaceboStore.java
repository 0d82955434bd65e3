/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.rehearsal;

import java.time.Duration;

import io.github.coordination.Worker;
import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.Claim;
import io.github.coordination.lease.Consistency;
import io.github.coordination.lease.Holder;
import io.github.coordination.lease.Lease;
import io.github.coordination.lease.LeaseRecord;
import io.github.coordination.lease.LeaseRequest;
import io.github.coordination.lease.LeaseStore;
import io.github.coordination.lease.Renewal;
import io.github.coordination.lease.Scope;
import io.github.coordination.lease.Subscription;

/**
 * A store of one record that nobody else sees. A worker that does not exist holds it
 * until {@link #letGo()}.
 * <p>
 * <strong>Concurrency.</strong> The election thread makes all calls; the thread that lets
 * go writes the record before that thread is woken.
 */
final class PlaceboStore implements LeaseStore {

	private static final Holder FORMER = new Holder(new Worker("former", "localhost", 1), "", "", 0);

	private volatile LeaseRecord record = new LeaseRecord(FORMER, 1, 0, Duration.ofSeconds(1), false);

	private volatile Runnable mayBeFree = () -> {
	};

	/**
	 * The former primary releases, and the worker that waits is woken.
	 */
	void letGo() {
		this.record = this.record.asReleased();
		this.mayBeFree.run();
	}

	@Override
	public Attempt tryAcquire(LeaseRequest request) {
		LeaseRecord present = this.record;
		if (!present.released()) {
			return new Attempt.Held(present, request.lease(), null);
		}
		if (!(request.claim() instanceof Claim.Replace)) {
			return new Attempt.Free(present, null);
		}
		long epoch = present.epoch() + 1;
		this.record = new LeaseRecord(request.holder(), epoch, 0, request.lease(), false);
		return new Attempt.Granted(epoch);
	}

	@Override
	public Renewal renew(Lease lease) {
		return new Renewal.Renewed();
	}

	@Override
	public void release(Lease lease) {
		this.record = this.record.asReleased();
	}

	@Override
	public Subscription watch(String election, Runnable mayBeFree) {
		this.mayBeFree = mayBeFree;
		return Subscription.NONE;
	}

	@Override
	public boolean wakesUp() {
		return true;
	}

	@Override
	public Scope scope() {
		return Scope.PROCESS;
	}

	@Override
	public Consistency consistency() {
		return Consistency.SINGLE_NODE;
	}

	@Override
	public String name() {
		return "rehearsal";
	}

	@Override
	public String identity() {
		return "nowhere";
	}

	@Override
	public void close() {
	}

}
