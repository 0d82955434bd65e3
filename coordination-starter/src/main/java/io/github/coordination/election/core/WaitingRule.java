/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.core;

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.github.coordination.TransitionCause;
import io.github.coordination.lease.LeaseRecord;

/**
 * Decides when a former term is over beyond doubt.
 * <p>
 * At once, if the record says released, or is this worker's own, or its holder is proven
 * dead, or the lease was seen running and has expired by a store clock that was steady
 * for one lease of at least that length; but never by a record older than one that was
 * seen before. In every other case after the record has been seen unchanged for one full
 * lease (this worker's own, or that of the last record if it is longer) on this worker's
 * own monotonic clock: the holder's deadline, counted from before the renewal that wrote
 * the record, has passed by then whatever the store's clock says. Where the store knows
 * without a clock that the holder lives (an operating system's lock, a session), that
 * lease is counted from the first sight at which it no longer does.
 */
final class WaitingRule {

	private final String self;

	private final long ownLease;

	private final long tolerance;

	private final ClockOffset offset;

	private boolean seenAny;

	private @Nullable LeaseRecord record;

	private long unchangedSince;

	private long olderSeenAt;

	private boolean olderSeen;

	private long lastSentAt;

	private boolean lastFree;

	private boolean live;

	private boolean seenLive;

	private long lastLease;

	private long floor;

	private @Nullable TransitionCause proof;

	WaitingRule(String self, Timings timings) {
		this.self = self;
		this.ownLease = timings.lease().toNanos();
		this.tolerance = timings.guard().toNanos() / 2;
		this.offset = new ClockOffset(this.ownLease, timings.guard().toNanos());
	}

	/**
	 * Highest epoch seen so far.
	 */
	long floor() {
		return this.floor;
	}

	void raiseFloor(long epoch) {
		this.floor = Math.max(this.floor, epoch);
	}

	/**
	 * Take in what the store showed.
	 * @param shown the record, or {@code null} for none
	 * @param free whether the store takes nobody for live
	 * @param holderDead whether the holder is proven dead
	 * @param storeNow the store's clock, {@code null} if the store knows by other means
	 * whether the holder lives
	 * @return whether it shows another state than before
	 */
	boolean saw(@Nullable LeaseRecord shown, boolean free, boolean holderDead, @Nullable Instant storeNow, long sentAt,
			long now) {
		boolean changed = !this.seenAny || !Objects.equals(this.record, shown);
		boolean knownLive = storeNow == null && !(free && this.lastFree);
		if (changed) {
			this.olderSeen = this.seenAny;
			this.olderSeenAt = this.lastSentAt;
			this.record = shown;
			this.seenAny = true;
			this.seenLive = false;
		}
		this.seenLive |= !free;
		if (changed || knownLive) {
			this.unchangedSince = now;
		}
		this.lastSentAt = sentAt;
		this.lastFree = free;
		this.live = storeNow == null && !free;
		if (storeNow != null) {
			this.offset.sample(storeNow.getEpochSecond() * 1_000_000_000L + storeNow.getNano(), sentAt, now);
		}
		this.proof = proof(shown, free && storeNow != null, holderDead, now);
		if (shown != null) {
			raiseFloor(shown.epoch());
			this.lastLease = Placeholder.is(shown) ? Math.max(this.lastLease, leaseOf(shown)) : leaseOf(shown);
		}
		return changed;
	}

	private @Nullable TransitionCause proof(@Nullable LeaseRecord shown, boolean expired, boolean holderDead,
			long now) {
		if (shown == null || Placeholder.is(shown) || shown.epoch() < this.floor) {
			return null;
		}
		if (shown.released()) {
			return TransitionCause.FREE;
		}
		if (shown.holder().id().equals(this.self)) {
			return TransitionCause.OWN_RECORD;
		}
		if (holderDead) {
			return TransitionCause.HOLDER_DEAD;
		}
		boolean plausible = leaseOf(shown) <= this.ownLease
				&& (!this.olderSeen || now - this.olderSeenAt >= leaseOf(shown) - this.tolerance);
		if (expired && this.seenLive && plausible && this.offset.isSteady(now)) {
			return TransitionCause.EXPIRED;
		}
		return null;
	}

	/**
	 * Take in that the store has accepted this worker's placeholder.
	 */
	void placed(LeaseRecord placeholder, long now) {
		this.olderSeen = true;
		this.olderSeenAt = this.lastSentAt;
		this.record = placeholder;
		this.seenLive = false;
		this.unchangedSince = now;
	}

	/**
	 * Why the former term is over, or {@code null} while that is in doubt.
	 */
	@Nullable TransitionCause over(long now) {
		if (this.record == null || this.live || this.proof != null) {
			return this.proof;
		}
		return (now - waitedOutAt() >= 0) ? TransitionCause.WAITED_OUT : null;
	}

	/**
	 * Whether there is nothing to wait out before a placeholder is written.
	 */
	boolean isAbsent() {
		return this.seenAny && this.record == null && this.lastFree;
	}

	/**
	 * The lease that has to be waited out, in nanoseconds.
	 */
	long leaseToWait() {
		return Math.max(this.ownLease, this.lastLease);
	}

	/**
	 * When the waiting ends, if nothing changes until then.
	 */
	long waitedOutAt() {
		return this.unchangedSince + leaseToWait();
	}

	@Nullable LeaseRecord record() {
		return this.record;
	}

	/**
	 * Trust no earlier sight: the clock or the view of the store was interrupted.
	 */
	void forget() {
		this.seenAny = false;
		this.record = null;
		this.proof = null;
		this.olderSeen = false;
		this.lastFree = false;
		this.live = false;
		this.offset.forget();
	}

	private static long leaseOf(LeaseRecord record) {
		return record.lease().toNanos();
	}

}
