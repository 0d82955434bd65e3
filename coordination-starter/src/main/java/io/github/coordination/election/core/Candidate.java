/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.core;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.coordination.TransitionCause;
import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.Claim;
import io.github.coordination.lease.Holder;
import io.github.coordination.lease.Lease;
import io.github.coordination.lease.LeaseRecord;
import io.github.coordination.lease.LeaseRequest;

/**
 * This worker as a candidate of one election: when to ask the store, and what to make of
 * its answers.
 */
final class Candidate {

	private static final Duration MAX_SLEEP = Duration.ofDays(1);

	private final String election;

	private final Environment environment;

	private final WaitingRule rule;

	private final Backoff errors;

	private TransitionCause claimedFor = TransitionCause.FREE;

	private boolean claimed;

	private boolean placing;

	private boolean announcedWait;

	private long announcedEpoch;

	private long nextAt;

	Candidate(String election, Environment environment) {
		this.election = election;
		this.environment = environment;
		this.rule = new WaitingRule(environment.self().id(), environment.timings());
		this.errors = new Backoff(environment.timings().renew().toNanos() / 8, environment.timings().lease().toNanos());
	}

	/**
	 * When to ask the store next.
	 */
	long nextAt() {
		return this.nextAt;
	}

	void askAt(long time) {
		this.nextAt = time;
	}

	/**
	 * Trust no earlier sight of the store.
	 */
	void forget() {
		this.rule.forget();
	}

	LeaseRequest request(long now) {
		TransitionCause over = this.rule.over(now);
		this.claimedFor = (over != null) ? over : TransitionCause.FREE;
		this.placing = this.rule.isAbsent();
		this.claimed = over != null || this.placing;
		Claim claim = this.claimed ? new Claim.Replace(this.rule.record()) : new Claim.IfFree();
		Holder self = this.environment.self();
		return this.placing
				? new LeaseRequest(this.election, Placeholder.holder(self), Duration.ofNanos(this.rule.leaseToWait()),
						this.rule.floor(), claim)
				: new LeaseRequest(this.election, self, this.environment.timings().lease(), this.rule.floor(), claim);
	}

	/**
	 * Accept a grant.
	 * @return the lease, or {@code null} if it is that of a placeholder, or if its epoch
	 * does not grow: then the store is wrong and the worker stays secondary
	 */
	@Nullable Lease granted(Attempt.Granted granted, long now, List<Effect> effects) {
		long floor = this.rule.floor();
		if (granted.epoch() <= floor) {
			refused("the store granted epoch %d after epoch %d".formatted(granted.epoch(), floor), now, effects);
			return null;
		}
		this.errors.reset();
		this.rule.raiseFloor(granted.epoch());
		if (this.placing) {
			placed(granted.epoch(), now, effects);
			return null;
		}
		this.rule.forget();
		this.announcedWait = false;
		this.announcedEpoch = granted.epoch();
		return new Lease(this.election, this.environment.self(), granted.epoch(), this.environment.timings().lease());
	}

	/**
	 * Look at the placeholder once, so that a store that keeps a lock knows that no term
	 * has begun with it, and then wait.
	 */
	private void placed(long epoch, long now, List<Effect> effects) {
		Duration lease = Duration.ofNanos(this.rule.leaseToWait());
		this.rule.placed(new LeaseRecord(Placeholder.holder(this.environment.self()), epoch, 0, lease, false), now);
		this.nextAt = now;
		this.announcedWait = true;
		effects.add(new Effect.Waiting(this.election, null, lease));
	}

	TransitionCause claimedFor() {
		return this.claimedFor;
	}

	void held(Attempt.Held held, boolean holderDead, long sentAt, long now, List<Effect> effects) {
		announceTerm(held.record(), effects);
		boolean changed = saw(held.record(), false, holderDead, held.storeNow(), sentAt, now);
		if (!proceed(changed, now)) {
			long sleep = Math.min(bounded(held.remaining()) + this.environment.jitter(), this.environment.poll());
			this.nextAt = (held.storeNow() != null) ? earlier(now + sleep, waitedOutAt()) : now + sleep;
		}
	}

	void free(Attempt.Free free, boolean holderDead, long sentAt, long now, List<Effect> effects) {
		boolean changed = saw(free.record(), true, holderDead, free.storeNow(), sentAt, now);
		if (!proceed(changed, now)) {
			this.nextAt = earlier(waitedOutAt(), now + this.environment.poll());
			if (!this.announcedWait) {
				this.announcedWait = true;
				effects.add(new Effect.Waiting(this.election, free.record(),
						Duration.ofNanos(Math.max(0, this.rule.waitedOutAt() - now))));
			}
		}
	}

	void refused(String reason, long now, List<Effect> effects) {
		effects.add(new Effect.Refused(this.election, reason));
		failed(now);
	}

	void failed(long now) {
		this.nextAt = now + this.errors.next();
	}

	private boolean saw(@Nullable LeaseRecord record, boolean free, boolean holderDead, @Nullable Instant storeNow,
			long sentAt, long now) {
		boolean changed = this.rule.saw(record, free, holderDead, storeNow, sentAt, now);
		if (changed) {
			if (record == null || !record.holder().id().equals(this.environment.self().id())) {
				this.errors.reset();
			}
			this.announcedWait = false;
		}
		return changed;
	}

	/**
	 * Go on at once if the former term is over, or a placeholder is wanted, unless the
	 * store has just refused that very claim.
	 */
	private boolean proceed(boolean changed, long now) {
		if (this.rule.over(now) == null && !this.rule.isAbsent()) {
			return false;
		}
		if (this.claimed && !changed) {
			failed(now);
			return true;
		}
		this.nextAt = now;
		return true;
	}

	private void announceTerm(@Nullable LeaseRecord record, List<Effect> effects) {
		if (record != null && !record.released() && !Placeholder.is(record) && record.epoch() > this.announcedEpoch
				&& !record.holder().id().equals(this.environment.self().id())) {
			this.announcedEpoch = record.epoch();
			effects.add(new Effect.Seen(this.election, record));
		}
	}

	private long waitedOutAt() {
		return this.rule.waitedOutAt() + this.environment.jitter();
	}

	private static long bounded(Duration duration) {
		if (duration.isNegative()) {
			return 0;
		}
		return (duration.compareTo(MAX_SLEEP) > 0) ? MAX_SLEEP.toNanos() : duration.toNanos();
	}

	private static long earlier(long left, long right) {
		return (left - right <= 0) ? left : right;
	}

}
