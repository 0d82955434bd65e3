/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.lease.contract;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.github.coordination.Worker;
import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.Claim;
import io.github.coordination.lease.Holder;
import io.github.coordination.lease.Lease;
import io.github.coordination.lease.LeaseRecord;
import io.github.coordination.lease.LeaseRequest;
import io.github.coordination.lease.LeaseStore;
import io.github.coordination.lease.Renewal;

/**
 * A worker with its own connection to the store.
 */
final class ContractWorker {

	final LeaseStore store;

	final Holder holder;

	private final Duration lease;

	private final boolean knowsNewInstallations;

	ContractWorker(LeaseStore store, Holder holder, Duration lease, boolean knowsNewInstallations) {
		this.store = store;
		this.holder = holder;
		this.lease = lease;
		this.knowsNewInstallations = knowsNewInstallations;
	}

	static Holder holder(String id) {
		return new Holder(new Worker(id, "host.example", 4711), "boot-of-host", "pid:[4026531836]", 123_456);
	}

	/**
	 * The same connection used by another holder.
	 */
	ContractWorker as(Holder other) {
		return new ContractWorker(this.store, other, this.lease, this.knowsNewInstallations);
	}

	ContractWorker withLease(Duration other) {
		return new ContractWorker(this.store, this.holder, other, this.knowsNewInstallations);
	}

	Attempt attempt(String election, long floor, Claim claim) {
		return this.store.tryAcquire(new LeaseRequest(election, this.holder, this.lease, floor, claim));
	}

	Attempt ask(String election) {
		return attempt(election, 0, new Claim.IfFree());
	}

	Attempt replace(String election, @Nullable LeaseRecord expected) {
		return attempt(election, 0, new Claim.Replace(expected));
	}

	/**
	 * Ask for an election that nobody has held; where the store cannot tell that from a
	 * record that was deleted, claim it as after the wait.
	 */
	Attempt begin(String election) {
		Attempt attempt = ask(election);
		boolean absent = attempt instanceof Attempt.Free free && free.record() == null;
		return (absent && !this.knowsNewInstallations) ? replace(election, null) : attempt;
	}

	/**
	 * Be granted a term for which nothing has to be proved.
	 */
	Lease acquire(String election) {
		return granted(election, begin(election));
	}

	/**
	 * Be granted a term in place of another.
	 */
	Lease takeOver(String election, @Nullable LeaseRecord expected) {
		return granted(election, replace(election, expected));
	}

	Lease granted(String election, Attempt attempt) {
		if (attempt instanceof Attempt.Granted granted) {
			return new Lease(election, this.holder, granted.epoch(), this.lease);
		}
		throw new AssertionError("Not granted: " + attempt);
	}

	Renewal renew(Lease lease) {
		return this.store.renew(lease);
	}

	void release(Lease lease) {
		this.store.release(lease);
	}

	/**
	 * The record as the store shows it to somebody who may not take it.
	 */
	@Nullable LeaseRecord look(String election) {
		Attempt attempt = attempt(election, Long.MAX_VALUE / 2, new Claim.IfFree());
		if (attempt instanceof Attempt.Held held) {
			return held.record();
		}
		if (attempt instanceof Attempt.Free free) {
			return free.record();
		}
		throw new AssertionError("Neither held nor free: " + attempt);
	}

}
