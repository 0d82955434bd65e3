/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.simulation;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.Claim;
import io.github.coordination.lease.Consistency;
import io.github.coordination.lease.Lease;
import io.github.coordination.lease.LeaseRecord;
import io.github.coordination.lease.LeaseRequest;
import io.github.coordination.lease.Renewal;
import io.github.coordination.lease.Scope;
import io.github.coordination.lease.Subscription;

/**
 * A store that knows without a clock whether the holder lives, as an operating system's
 * lock does: it falls with the process, or silently when somebody replaces its file.
 */
final class LockModelStore implements ModelStore {

	private final Map<String, String> locks = new HashMap<>();

	private final Map<String, LeaseRecord> records = new HashMap<>();

	private final Map<String, Runnable> watchers = new HashMap<>();

	private final Map<String, Long> epochs = new HashMap<>();

	private final Set<String> installed = new HashSet<>();

	private final Set<String> dead = new HashSet<>();

	/**
	 * Elections whose lock is held for a term, rather than to wait for one.
	 */
	private final Set<String> terms = new HashSet<>();

	private final Set<String> standing = new HashSet<>();

	@Override
	public Attempt tryAcquire(LeaseRequest request) {
		String election = request.election();
		String worker = request.holder().id();
		LeaseRecord record = this.records.get(election);
		String owner = this.locks.get(election);
		if (owner != null && !owner.equals(worker)) {
			return new Attempt.Held(record, request.lease(), null);
		}
		this.terms.remove(election);
		if (this.dead.contains(worker)) {
			return new Attempt.Free(record, null);
		}
		this.locks.put(election, worker);
		if (!mayTake(record, request)) {
			if (!this.standing.contains(worker + election)) {
				letGo(worker, election);
			}
			return new Attempt.Free(record, null);
		}
		long epoch = Math.max(this.epochs.getOrDefault(election, 0L), request.epochFloor()) + 1;
		this.installed.add(election);
		this.terms.add(election);
		this.epochs.put(election, epoch);
		this.records.put(election, new LeaseRecord(request.holder(), epoch, 0, request.lease(), false));
		return new Attempt.Granted(epoch);
	}

	private boolean mayTake(@Nullable LeaseRecord record, LeaseRequest request) {
		if (request.claim() instanceof Claim.Replace replace) {
			return (record != null) ? record.equals(replace.expected()) : replace.expected() == null;
		}
		return !this.installed.contains(request.election())
				|| (record != null && record.released() && record.epoch() >= request.epochFloor());
	}

	@Override
	public Renewal renew(Lease lease) {
		boolean locked = lease.holder().id().equals(this.locks.get(lease.election()));
		LeaseRecord record = this.records.get(lease.election());
		boolean own = record != null && record.epoch() == lease.epoch() && !record.released();
		return (locked && own) ? new Renewal.Renewed() : new Renewal.Lost("the lock is gone");
	}

	@Override
	public void release(Lease lease) {
		LeaseRecord record = this.records.get(lease.election());
		if (record != null && record.epoch() == lease.epoch() && !record.released()
				&& record.holder().id().equals(lease.holder().id())) {
			this.records.put(lease.election(), record.asReleased());
			unlock(lease.election(), lease.holder().id());
		}
	}

	private void unlock(String election, String worker) {
		if (this.locks.remove(election, worker)) {
			this.terms.remove(election);
			this.watchers.getOrDefault(election, () -> {
			}).run();
		}
	}

	@Override
	public Subscription watch(String election, Runnable mayBeFree) {
		this.watchers.put(election, mayBeFree);
		return Subscription.NONE;
	}

	@Override
	public void delete(String election) {
		this.records.remove(election);
		this.locks.remove(election);
	}

	@Override
	public void disturb(String election, long nanos) {
		this.locks.remove(election);
	}

	@Override
	public void died(String worker) {
		this.dead.add(worker);
		for (String election : List.copyOf(this.locks.keySet())) {
			unlock(election, worker);
		}
	}

	@Override
	public void stands(String worker, String election, boolean stands) {
		if (stands) {
			this.standing.add(worker + election);
		}
		else {
			this.standing.remove(worker + election);
			letGo(worker, election);
		}
	}

	private void letGo(String worker, String election) {
		if (!this.terms.contains(election)) {
			unlock(election, worker);
		}
	}

	@Override
	public Scope scope() {
		return Scope.HOST;
	}

	@Override
	public Consistency consistency() {
		return Consistency.SINGLE_NODE;
	}

	@Override
	public String name() {
		return "lock";
	}

	@Override
	public String identity() {
		return "the simulation " + Duration.ZERO;
	}

	@Override
	public void close() {
		this.watchers.clear();
	}

}
