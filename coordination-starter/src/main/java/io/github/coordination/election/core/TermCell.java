/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.core;

import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.LongSupplier;

/**
 * What this worker believes of its own term: one volatile reference to an immutable epoch
 * and deadline.
 * <p>
 * <strong>Concurrency.</strong> Any thread reads; only the holder of the engine's lock
 * begins, extends and ends. The reference is read <em>before</em> the clock, so a reader
 * that was paused in between compares an old deadline with a fresh time and can only err
 * towards no. Within one epoch the answer goes from yes to no once: a reader that finds
 * the deadline passed first turns the belief into one that is over, by compare-and-set,
 * and only then says no; an extension is a compare-and-set from the belief that it
 * extends, so it fails if any reader has said no, and the term ends. If the extension
 * came first, the reader's compare-and-set fails and it looks again.
 *
 * @since 0.1.0
 */
public final class TermCell {

	/**
	 * The epoch of no term.
	 */
	public static final long NONE = 0;

	/**
	 * The time that no clock shows.
	 */
	public static final long NOT_CURRENT = Long.MIN_VALUE;

	private static final AtomicReferenceFieldUpdater<TermCell, Belief> BELIEF = AtomicReferenceFieldUpdater
		.newUpdater(TermCell.class, Belief.class, "belief");

	private static final Belief NO_BELIEF = new Belief(NONE, 0, true);

	private final LongSupplier clock;

	private volatile Belief belief = NO_BELIEF;

	/**
	 * Create a cell without a term.
	 * @param clock monotonic clock in nanoseconds
	 */
	public TermCell(LongSupplier clock) {
		this.clock = clock;
	}

	/**
	 * Epoch of the current term at this instant.
	 * @return the epoch, or {@link #NONE}
	 */
	public long epoch() {
		return live().epoch();
	}

	/**
	 * The time, if that term is current: both in one reading of the clock.
	 * @param epoch epoch of a term, not {@link #NONE}
	 * @return the monotonic clock in nanoseconds, or {@link #NOT_CURRENT}
	 */
	public long nowIfCurrent(long epoch) {
		Belief current = this.belief;
		while (current.epoch() == epoch && !current.over()) {
			long now = this.clock.getAsLong();
			if (current.deadline() - now > 0) {
				return now;
			}
			current = endedBy(current);
		}
		return NOT_CURRENT;
	}

	/**
	 * Time left of the current term at this instant.
	 * @return nanoseconds, or {@code 0} without a term
	 */
	public long remainingNanos() {
		Belief current = this.belief;
		while (!current.over()) {
			long remaining = current.deadline() - this.clock.getAsLong();
			if (remaining > 0) {
				return remaining;
			}
			current = endedBy(current);
		}
		return 0;
	}

	/**
	 * Begin a term.
	 * @param epoch its epoch
	 * @param deadline its deadline
	 * @return {@code false} if the deadline has already passed
	 */
	boolean begin(long epoch, long deadline) {
		if (deadline - this.clock.getAsLong() <= 0) {
			return false;
		}
		this.belief = new Belief(epoch, deadline, false);
		return true;
	}

	/**
	 * Move the deadline of a running term.
	 * @param epoch the term's epoch
	 * @param deadline the new deadline
	 * @return {@code false} if the term was over, and is over for good
	 */
	boolean extend(long epoch, long deadline) {
		Belief current = live();
		return current.epoch() == epoch && deadline - current.deadline() >= 0
				&& BELIEF.compareAndSet(this, current, new Belief(epoch, deadline, false));
	}

	/**
	 * End the term, if it is not over yet.
	 * @param epoch the term's epoch
	 */
	void end(long epoch) {
		Belief current = this.belief;
		if (current.epoch() == epoch) {
			this.belief = current.ended();
		}
	}

	/**
	 * Deadline of the current term.
	 * @return the deadline on the monotonic clock; only meaningful while the term lasts
	 */
	long deadline() {
		return this.belief.deadline();
	}

	private Belief live() {
		Belief current = this.belief;
		while (!current.over() && current.deadline() - this.clock.getAsLong() <= 0) {
			current = endedBy(current);
		}
		return current.over() ? NO_BELIEF : current;
	}

	/**
	 * End a belief whose deadline has passed, unless it was extended meanwhile.
	 * @return what is believed after that
	 */
	private Belief endedBy(Belief passed) {
		BELIEF.compareAndSet(this, passed, passed.ended());
		return this.belief;
	}

	private record Belief(long epoch, long deadline, boolean over) {

		Belief ended() {
			return this.over ? this : new Belief(this.epoch, this.deadline, true);
		}

	}

}
