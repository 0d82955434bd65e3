/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.core;

import org.jspecify.annotations.Nullable;

import io.github.coordination.lease.Lease;

/**
 * The term that this worker holds: its lease, its belief and the rhythm of its renewal.
 */
final class HeldTerm {

	private final TermCell cell;

	private final Timings timings;

	private final Backoff errors;

	private @Nullable Lease lease;

	private boolean renewing;

	private long renewAt;

	HeldTerm(TermCell cell, Timings timings) {
		this.cell = cell;
		this.timings = timings;
		long renew = timings.renew().toNanos();
		this.errors = new Backoff(renew / 8, renew);
	}

	/**
	 * Begin a term, unless its deadline has already passed.
	 * @param granted the lease
	 * @param sentAt the time just before the request that earned it was sent
	 * @return whether the term has begun
	 */
	boolean begin(Lease granted, long sentAt) {
		if (!this.cell.begin(granted.epoch(), sentAt + this.timings.usableNanos())) {
			return false;
		}
		this.lease = granted;
		this.renewing = false;
		earned(sentAt);
		return true;
	}

	/**
	 * Extend the term, unless it is over.
	 * @param sentAt the time just before the renewal was sent
	 * @return whether the term goes on
	 */
	boolean extend(long sentAt) {
		this.renewing = false;
		if (!this.cell.extend(epoch(), sentAt + this.timings.usableNanos())) {
			return false;
		}
		earned(sentAt);
		return true;
	}

	private void earned(long sentAt) {
		this.renewAt = sentAt + this.timings.renew().toNanos();
		this.errors.reset();
	}

	/**
	 * Nobody knows what became of the renewal: try again, the first time at once.
	 */
	void renewalUnknown(long now) {
		this.renewing = false;
		boolean first = this.errors.isFresh();
		long delay = this.errors.next();
		this.renewAt = first ? now : now + delay;
	}

	/**
	 * End the belief; the lease stays until it is {@link #forget() forgotten}.
	 */
	void end() {
		this.cell.end(epoch());
	}

	void forget() {
		this.lease = null;
	}

	boolean isOver() {
		return this.cell.epoch() != epoch();
	}

	long epoch() {
		return (this.lease != null) ? this.lease.epoch() : TermCell.NONE;
	}

	@Nullable Lease lease() {
		return this.lease;
	}

	boolean isRenewing() {
		return this.renewing;
	}

	/**
	 * Note that a renewal is under way.
	 */
	void renewing() {
		this.renewing = true;
	}

	long renewAt() {
		return this.renewAt;
	}

	long deadline() {
		return this.cell.deadline();
	}

	/**
	 * When to renew, or when the deadline is while a renewal is under way.
	 */
	long wakeAt() {
		long deadline = deadline();
		return (this.renewing || deadline - this.renewAt <= 0) ? deadline : this.renewAt;
	}

}
