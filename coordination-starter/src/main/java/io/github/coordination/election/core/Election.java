/*
 * Copyright 2026 the coordination-starter authors
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

	private final String name;

	private final Environment environment;

	private final HeldTerm term;

	private final Candidate candidate;

	private final Backoff takeovers;

	private Phase phase = Phase.RETIRED;

	private TransitionCause endCause = TransitionCause.RESIGNED;

	private boolean retiring;

	private boolean settled;

	private boolean asking;

	private boolean askedBeforeJump;

	private boolean woken;

	private long pause;

	Election(String name, Environment environment, TermCell cell) {
		this.name = name;
		this.environment = environment;
		this.term = new HeldTerm(cell, environment.timings());
		this.candidate = new Candidate(name, environment);
		long lease = environment.timings().lease().toNanos();
		this.takeovers = new Backoff(lease, 64 * lease);
	}

	/**
	 * Stand, or stand again after retirement.
	 */
	void stand(long now) {
		this.retiring = false;
		if (this.phase == Phase.RETIRED) {
			this.phase = (this.term.lease() != null) ? Phase.STUCK : Phase.CANDIDATE;
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
		if (epoch == this.term.epoch()) {
			handOver(TransitionCause.TAKEOVER_FAILED, this.takeovers.next(), effects);
		}
	}

	void takeoverDone(long epoch) {
		if (epoch == this.term.epoch()) {
			this.takeovers.reset();
		}
	}

	private void handOver(TransitionCause cause, long standAside, List<Effect> effects) {
		if (this.phase == Phase.PRIMARY) {
			this.phase = Phase.HANDING_OVER;
			this.endCause = cause;
			this.pause = standAside;
			effects.add(new Effect.HandOver(this.name, this.term.epoch(), cause));
		}
	}

	/**
	 * The work of a term has ended: belief ends first, then the lease is released.
	 * @return the lease to release, or {@code null} if that term is not being handed over
	 */
	@Nullable Lease workIdle(long epoch, long now, List<Effect> effects) {
		Lease ended = this.term.lease();
		if (ended == null || ended.epoch() != epoch) {
			return null;
		}
		if (this.phase == Phase.STUCK || this.phase == Phase.RETIRED) {
			return releaseAfterAll(ended);
		}
		if (this.phase != Phase.HANDING_OVER || expire(now, effects)) {
			return null;
		}
		end(this.endCause, effects);
		this.phase = Phase.RELEASING;
		return ended;
	}

	private Lease releaseAfterAll(Lease ended) {
		if (this.phase == Phase.RETIRED) {
			this.term.forget();
		}
		else {
			this.phase = Phase.RELEASING;
		}
		return ended;
	}

	/**
	 * The work of a term would not end in time: the term ends, but its lease is left to
	 * expire, because that work may still act.
	 */
	void workStuck(long epoch, long now, List<Effect> effects) {
		if (this.phase == Phase.HANDING_OVER && epoch == this.term.epoch() && !expire(now, effects)) {
			end(this.endCause, effects);
			this.phase = Phase.STUCK;
			if (this.retiring) {
				leave(now, effects);
			}
		}
	}

	void released(long now, List<Effect> effects) {
		if (this.phase == Phase.RELEASING) {
			this.term.forget();
			leave(now + this.pause, effects);
		}
	}

	/**
	 * End the term if its deadline has passed.
	 * @return whether it has
	 */
	boolean expire(long now, List<Effect> effects) {
		boolean expired = holdsTerm() && this.term.isOver();
		if (expired) {
			lose(TransitionCause.LEASE_EXPIRED, now, effects);
		}
		return expired;
	}

	/**
	 * End the term, whatever its phase, and stand again; after the pause of a hand-over
	 * that was under way.
	 */
	void lose(TransitionCause cause, long now, List<Effect> effects) {
		if (holdsTerm()) {
			end(cause, effects);
			this.term.forget();
			leave(now + this.pause, effects);
		}
	}

	private void end(TransitionCause cause, List<Effect> effects) {
		this.term.end();
		effects.add(new Effect.Lost(this.name, this.term.epoch(), cause));
	}

	private void leave(long standAt, List<Effect> effects) {
		this.phase = this.retiring ? Phase.RETIRED : Phase.CANDIDATE;
		this.candidate.askAt(standAt);
		if (this.retiring) {
			effects.add(new Effect.Retired(this.name));
		}
	}

	/**
	 * The clock stood still: the deadline of a term is wrong, and so would be that of a
	 * term whose request was sent before.
	 */
	void clockJump(long now, List<Effect> effects) {
		this.askedBeforeJump = this.asking;
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
		return mayRenew() && this.term.renewAt() - now <= 0;
	}

	boolean mayRenew() {
		return holdsTerm() && !this.term.isRenewing();
	}

	LeaseRequest ask(long now) {
		this.asking = true;
		this.askedBeforeJump = false;
		this.pause = 0;
		return this.candidate.request(now);
	}

	/**
	 * Note that a renewal is under way.
	 * @return the lease to renew
	 */
	Lease renew() {
		this.term.renewing();
		return Objects.requireNonNull(this.term.lease());
	}

	/**
	 * When {@link ElectionCore#tick} has something to do for this election.
	 * @param far a time to return if there is nothing to wait for
	 */
	long wakeAt(long far) {
		if (holdsTerm()) {
			return this.term.wakeAt();
		}
		return (this.phase == Phase.CANDIDATE && !this.asking) ? this.candidate.nextAt() : far;
	}

	/**
	 * When the term ends that is not renewed before.
	 * @param far a time to return if there is no term
	 */
	long deadline(long far) {
		return holdsTerm() ? this.term.deadline() : far;
	}

	/**
	 * Take the answer to a try.
	 * @return a lease that was granted although this worker no longer stands, or has
	 * become unsure of its clock, so that it must be released, else {@code null}
	 */
	@Nullable Lease attempted(Outcome.Attempted outcome, long sentAt, long now, List<Effect> effects) {
		boolean stands = this.phase == Phase.CANDIDATE && !this.askedBeforeJump;
		this.asking = false;
		Attempt attempt = outcome.attempt();
		Lease unwanted = null;
		if (attempt instanceof Attempt.Granted granted) {
			Lease fresh = this.candidate.granted(granted, now, effects);
			if (fresh != null && !(stands && begin(fresh, sentAt, effects))) {
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

	private boolean begin(Lease fresh, long sentAt, List<Effect> effects) {
		if (!this.term.begin(fresh, sentAt)) {
			return false;
		}
		this.phase = Phase.PRIMARY;
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
		if (!holdsTerm() || epoch != this.term.epoch()) {
			return;
		}
		if (renewal instanceof Renewal.Lost) {
			lose(TransitionCause.LEASE_LOST, now, effects);
		}
		else if (renewal instanceof Renewal.Unknown) {
			this.term.renewalUnknown(now);
			expire(now, effects);
		}
		else if (!this.term.extend(sentAt)) {
			lose(TransitionCause.LEASE_EXPIRED, now, effects);
		}
	}

	private boolean holdsTerm() {
		return this.phase == Phase.PRIMARY || this.phase == Phase.HANDING_OVER;
	}

}
