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
 * until {@link #letGo()}. Then the record is shown as one that proves nothing yet, as one
 * of a process that this worker can see to be dead, and at last as released: so a
 * takeover goes through waiting and through the proof of death, and succeeds without one.
 * <p>
 * <strong>Concurrency.</strong> The election thread makes all calls; the thread that lets
 * go says so before it wakes that thread.
 */
final class PlaceboStore implements LeaseStore {

	/** Above any that Linux gives. */
	private static final long NO_PROCESS = 1L << 30;

	private static final LeaseRecord FORMER = new LeaseRecord(
			new Holder(new Worker("former", "localhost", NO_PROCESS), "", "", 0), 1, 0, Duration.ofSeconds(1), false);

	private volatile boolean free;

	private int looks;

	private volatile Runnable mayBeFree = () -> {
	};

	/**
	 * The former primary is gone, and the worker that waits is woken.
	 */
	void letGo() {
		this.free = true;
		this.mayBeFree.run();
	}

	@Override
	public Attempt tryAcquire(LeaseRequest request) {
		if (!this.free) {
			return new Attempt.Held(FORMER, request.lease(), null);
		}
		if (request.claim() instanceof Claim.Replace) {
			return new Attempt.Granted(FORMER.epoch() + 1);
		}
		return new Attempt.Free(look(request.holder()), null);
	}

	private LeaseRecord look(Holder self) {
		this.looks++;
		if (this.looks > 2) {
			return FORMER.asReleased();
		}
		this.mayBeFree.run();
		return (this.looks == 1) ? FORMER : dead(FORMER, self);
	}

	/**
	 * The record as it would be, were it that of a dead process which this one could see.
	 */
	private static LeaseRecord dead(LeaseRecord record, Holder self) {
		Holder holder = new Holder(record.holder().worker(), self.bootId(), self.namespaces(), 1);
		return new LeaseRecord(holder, record.epoch(), record.renewal(), record.lease(), false);
	}

	@Override
	public Renewal renew(Lease lease) {
		return new Renewal.Renewed();
	}

	@Override
	public void release(Lease lease) {
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
