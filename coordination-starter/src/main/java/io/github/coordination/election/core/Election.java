/*
 * Copyright 2026 the coordination-starter authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.core;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.github.coordination.TransitionCause;
import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.Lease;
import io.github.coordination.lease.LeaseRequest;
import io.github.coordination.lease.Renewal;

/**
 * One election of this worker: the phases from candidate over primary and hand-over back
 * to candidate, or to retirement.
 */
final class Election {

	/**
	 * Where this worker stands.
	 */
	enum Phase {

		/** Asks the store for a term. */
		CANDIDATE,

		/** Has a term and renews it. */
		PRIMARY,

		/** Has a term, renews it and waits for its work to end. */
		HANDING_OVER,

		/** Waits for the answer to a release. */
		RELEASING,

		/**
		 * Gave up a term whose work would not end; renews nothing and stands for nothing.
		 */
		STUCK,

		/** Stands no longer. */
		RETIRED

	}

	private final String name;

	private final Environment environment;

	private final TermCell cell;

	private final Candidate candidate;

	private final Backoff takeovers;

	private final Backoff renewals;

	private Phase phase = Phase.RETIRED;

	private @Nullable Lease lease;

	private TransitionCause endCause = TransitionCause.RESIGNED;

	private boolean retiring;

	private boolean settled;

	private boolean asking;

	private boolean woken;

	private boolean renewing;

	private long renewAt;

	private long pause;

	Election(String name, Environment environment, TermCell cell) {
		this.name = name;
		this.environment = environment;
		this.cell = cell;
		this.candidate = new Candidate(name, environment);
		long renew = environment.timings().renew().toNanos();
		this.renewals = new Backoff(renew / 8, renew);
		this.takeovers = new Backoff(environment.timings().lease().toNanos(),
				64 * environment.timings().lease().toNanos());
	}

	String name() {
		return this.name;
	}

	/**
	 * Stand, or stand again after retirement.
	 */
	void stand(long now) {
		this.retiring = false;
		if (this.phase == Phase.RETIRED) {
			this.phase = Phase.CANDIDATE;
			this.settled = false;
			this.candidate.forget();
			this.candidate.askAt(now);
		}
	}

	/**
	 * Retire: at once as a candidate, after a hand-over as the primary.
	 */
	void retire(long now, List<Effect> effects) {
		if (this.phase == Phase.RETIRED) {
			effects.add(new Effect.Retired(this.name));
			return;
		}
		this.retiring = true;
		if (this.phase == Phase.CANDIDATE || this.phase == Phase.STUCK) {
			leave(now, effects);
		}
		else {
			handOver(TransitionCause.STOPPED, this.environment.timings().renew().toNanos(), effects);
		}
	}

	void resign(List<Effect> effects) {
		handOver(TransitionCause.RESIGNED, 2 * this.environment.timings().renew().toNanos(), effects);
	}

	void takeoverFailed(long epoch, List<Effect> effects) {
		if (epoch == currentEpoch()) {
			handOver(TransitionCause.TAKEOVER_FAILED, this.takeovers.next(), effects);
		}
	}

	void takeoverDone(long epoch) {
		if (epoch == currentEpoch()) {
			this.takeovers.reset();
		}
	}

	private void handOver(TransitionCause cause, long standAside, List<Effect> effects) {
		if (this.phase == Phase.PRIMARY) {
			this.phase = Phase.HANDING_OVER;
			this.endCause = cause;
			this.pause = standAside;
			effects.add(new Effect.HandOver(this.name, currentEpoch(), cause));
		}
	}

	/**
	 * The work of a term has ended: belief ends first, then the lease is released.
	 * @return the lease to release, or {@code null} if that term is not being handed over
	 */
	@Nullable Lease workIdle(long epoch, long now, List<Effect> effects) {
		Lease ended = this.lease;
		if (ended == null || ended.epoch() != epoch) {
			return null;
		}
		if (this.phase == Phase.STUCK) {
			this.phase = Phase.RELEASING;
			return ended;
		}
		if (this.phase != Phase.HANDING_OVER || expire(now, effects)) {
			return null;
		}
		end(this.endCause, effects);
		this.phase = Phase.RELEASING;
		return ended;
	}

	/**
	 * The work of a term would not end in time: the term ends, but its lease is left to
	 * expire, because that work may still act.
	 */
	void workStuck(long epoch, long now, List<Effect> effects) {
		if (this.phase == Phase.HANDING_OVER && epoch == currentEpoch() && !expire(now, effects)) {
			end(this.endCause, effects);
			this.phase = Phase.STUCK;
			if (this.retiring) {
				leave(now, effects);
			}
		}
	}

	void released(long now, List<Effect> effects) {
		if (this.phase == Phase.RELEASING) {
			this.lease = null;
			leave(now + this.pause, effects);
		}
	}

	/**
	 * End the term if its deadline has passed.
	 * @return whether it has
	 */
	boolean expire(long now, List<Effect> effects) {
		boolean expired = holdsTerm() && this.cell.epoch() != currentEpoch();
		if (expired) {
			lose(TransitionCause.LEASE_EXPIRED, now, effects);
		}
		return expired;
	}

	/**
	 * End the term, whatever its phase, and stand again.
	 */
	void lose(TransitionCause cause, long now, List<Effect> effects) {
		if (holdsTerm()) {
			end(cause, effects);
			this.lease = null;
			leave(now, effects);
		}
	}

	private void end(TransitionCause cause, List<Effect> effects) {
		this.cell.end(currentEpoch());
		this.renewing = false;
		effects.add(new Effect.Lost(this.name, currentEpoch(), cause));
	}

	private void leave(long standAt, List<Effect> effects) {
		this.phase = this.retiring ? Phase.RETIRED : Phase.CANDIDATE;
		this.candidate.askAt(standAt);
		if (this.retiring) {
			effects.add(new Effect.Retired(this.name));
		}
	}

	void clockJump(long now, List<Effect> effects) {
		this.candidate.forget();
		lose(TransitionCause.CLOCK_JUMP, now, effects);
	}

	void wake(long now) {
		if (this.asking) {
			this.woken = true;
		}
		else if (this.phase == Phase.CANDIDATE && this.pause == 0 && this.candidate.nextAt() - now > 0) {
			this.candidate.askAt(now);
		}
	}

	boolean shallAsk(long now) {
		return this.phase == Phase.CANDIDATE && !this.asking && this.candidate.nextAt() - now <= 0;
	}

	boolean shallRenew(long now) {
		return mayRenew() && this.renewAt - now <= 0;
	}

	boolean mayRenew() {
		return holdsTerm() && !this.renewing;
	}

	LeaseRequest ask(long now) {
		this.asking = true;
		this.pause = 0;
		return this.candidate.request(now);
	}

	/**
	 * Note that a renewal is under way.
	 * @return the lease to renew
	 */
	Lease renew() {
		this.renewing = true;
		return Objects.requireNonNull(this.lease);
	}

	/**
	 * When {@link ElectionCore#tick} has something to do for this election.
	 * @param far a time to return if there is nothing to wait for
	 */
	long wakeAt(long far) {
		if (holdsTerm()) {
			long deadline = this.cell.deadline();
			return (this.renewing || deadline - this.renewAt <= 0) ? deadline : this.renewAt;
		}
		return (this.phase == Phase.CANDIDATE && !this.asking) ? this.candidate.nextAt() : far;
	}

	/**
	 * Take the answer to a try.
	 * @return a lease that was granted although this worker no longer stands, so that it
	 * must be released, else {@code null}
	 */
	@Nullable Lease attempted(Outcome.Attempted outcome, long sentAt, long now, List<Effect> effects) {
		this.asking = false;
		boolean stands = this.phase == Phase.CANDIDATE;
		Attempt attempt = outcome.attempt();
		Lease unwanted = null;
		if (attempt instanceof Attempt.Granted granted) {
			Lease fresh = this.candidate.granted(granted, now, effects);
			if (fresh != null && !(stands && begin(fresh, sentAt, now, effects))) {
				unwanted = stands ? null : fresh;
				this.candidate.askAt(now);
			}
		}
		else if (attempt instanceof Attempt.Held held) {
			this.candidate.held(held, outcome.holderDead(), sentAt, now, effects);
		}
		else if (attempt instanceof Attempt.Free free) {
			this.candidate.free(free, outcome.holderDead(), sentAt, now, effects);
		}
		else if (attempt instanceof Attempt.Refused refused) {
			this.candidate.refused(refused.reason(), now, effects);
		}
		answered(now, effects);
		return unwanted;
	}

	void attemptUnknown(long now, List<Effect> effects) {
		this.asking = false;
		this.candidate.failed(now);
		answered(now, effects);
	}

	private boolean begin(Lease fresh, long sentAt, long now, List<Effect> effects) {
		if (!this.cell.begin(fresh.epoch(), sentAt + this.environment.timings().usableNanos())) {
			return false;
		}
		this.phase = Phase.PRIMARY;
		this.lease = fresh;
		this.renewAt = sentAt + this.environment.timings().renew().toNanos();
		this.renewals.reset();
		effects.add(new Effect.Acquired(this.name, fresh.epoch(), this.candidate.claimedFor()));
		return true;
	}

	/**
	 * After an answer: ask again at once if a wake-up came while it was under way; and
	 * tell the first outcome, which is known unless the next question follows at once.
	 */
	private void answered(long now, List<Effect> effects) {
		if (this.woken && this.phase == Phase.CANDIDATE) {
			this.candidate.askAt(now);
		}
		this.woken = false;
		if (!this.settled && (this.phase == Phase.PRIMARY || this.candidate.nextAt() - now > 0)) {
			this.settled = true;
			effects.add(new Effect.Settled(this.name));
		}
	}

	void renewed(long epoch, Renewal renewal, long sentAt, long now, List<Effect> effects) {
		if (!holdsTerm() || epoch != currentEpoch()) {
			return;
		}
		this.renewing = false;
		if (renewal instanceof Renewal.Renewed) {
			extend(epoch, sentAt, now, effects);
		}
		else if (renewal instanceof Renewal.Lost) {
			lose(TransitionCause.LEASE_LOST, now, effects);
		}
		else if (!expire(now, effects)) {
			boolean first = this.renewals.isFresh();
			long wait = this.renewals.next();
			this.renewAt = first ? now : now + wait;
		}
	}

	private void extend(long epoch, long sentAt, long now, List<Effect> effects) {
		if (this.cell.extend(epoch, sentAt + this.environment.timings().usableNanos())) {
			this.renewAt = sentAt + this.environment.timings().renew().toNanos();
			this.renewals.reset();
		}
		else {
			lose(TransitionCause.LEASE_EXPIRED, now, effects);
		}
	}

	private boolean holdsTerm() {
		return this.phase == Phase.PRIMARY || this.phase == Phase.HANDING_OVER;
	}

	private long currentEpoch() {
		return (this.lease != null) ? this.lease.epoch() : TermCell.NONE;
	}

}
