/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.calls;

import java.time.Instant;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import io.github.coordination.election.core.TermCell;

/**
 * A gate to the guarded calls of one election. The beans of one application context go
 * through one gate, which is opened when that context's part of the takeover is done.
 * <p>
 * <strong>Concurrency.</strong> The gate is open for one epoch, and a call may start only
 * while that is also the epoch of the current term: a gate left open by a lost term lets
 * nothing into the next one. A call registers first and looks at term and gate
 * afterwards; whoever shuts the gate does so first and looks at the registry afterwards;
 * all of these are volatile, so no call slips in between. Opening and shutting are
 * serialised by the monitor of {@link GuardedCalls}.
 *
 * @since 0.1.0
 */
public final class CallGate {

	private final GuardedCalls calls;

	private volatile long openEpoch = TermCell.NONE;

	private volatile boolean left;

	CallGate(GuardedCalls calls) {
		this.calls = calls;
	}

	/**
	 * Start a call, or skip and count it.
	 * @param work what is called
	 * @return the running call, to be {@link Invocation#end() ended}, or {@code null} if
	 * it must not run
	 */
	public @Nullable Invocation begin(GuardedWork work) {
		long epoch = this.openEpoch;
		if (epoch != TermCell.NONE) {
			Invocation invocation = this.calls.enter(this, work, epoch);
			if (invocation != null && this.openEpoch == epoch) {
				return invocation.counted();
			}
			if (invocation != null) {
				invocation.end();
			}
		}
		return beginWithin(work);
	}

	/**
	 * The gate is shut: only a call from within a running call of the current term may
	 * start.
	 */
	private @Nullable Invocation beginWithin(GuardedWork work) {
		long epoch = this.calls.currentEpoch();
		boolean within = epoch != TermCell.NONE && this.calls.isRunningOn(Thread.currentThread(), epoch);
		return countedOrSkipped(work, within ? this.calls.enter(this, work, epoch) : null);
	}

	/**
	 * Start a call that belongs to the takeover of a term, before the gate is open.
	 * @param work what is called
	 * @param epoch epoch of the term
	 * @return the running call, or {@code null} if that term is over or handed over, or
	 * the context of this gate has left
	 */
	public @Nullable Invocation beginTakeover(GuardedWork work, long epoch) {
		Invocation invocation = this.calls.enter(this, work, epoch);
		if (invocation != null && (this.left || this.calls.isClosed(epoch))) {
			invocation.end();
			invocation = null;
		}
		return countedOrSkipped(work, invocation);
	}

	/**
	 * Start a call that belongs to the end of a term, after the gate was shut.
	 * @param work what is called
	 * @param epoch epoch of the term
	 * @return the running call, or {@code null} if that term is over
	 */
	public @Nullable Invocation beginEnd(GuardedWork work, long epoch) {
		return countedOrSkipped(work, this.calls.enter(this, work, epoch));
	}

	private @Nullable Invocation countedOrSkipped(GuardedWork work, @Nullable Invocation invocation) {
		if (invocation == null) {
			work.skipped(reason());
			return null;
		}
		return invocation.counted();
	}

	/**
	 * Why a call may not start at this instant.
	 * @return the reason
	 */
	public SkipReason reason() {
		SkipReason reason = this.calls.reason();
		return (this.left && reason != SkipReason.SECONDARY) ? SkipReason.HANDING_OVER : reason;
	}

	/**
	 * Let calls in for a term, unless its hand-over has begun or the context has left.
	 * @param epoch epoch of the term
	 */
	public void open(long epoch) {
		this.calls.ifNotClosed(epoch, () -> {
			if (!this.left) {
				this.openEpoch = epoch;
			}
		});
	}

	/**
	 * Whether calls are let in for a term now.
	 * @param epoch epoch of the term
	 * @return whether the gate is open and the term current
	 */
	public boolean isOpen(long epoch) {
		return epoch != TermCell.NONE && this.openEpoch == epoch && this.calls.currentEpoch() == epoch;
	}

	/**
	 * The term that this worker holds and hands over, if that began after an instant.
	 * @param due the instant, on the wall clock
	 * @return its epoch, or {@link TermCell#NONE}
	 */
	public long handedOverEpoch(Instant due) {
		long epoch = this.calls.currentEpoch();
		Instant closed = this.calls.isClosed(epoch) ? this.calls.closedSince(epoch) : null;
		return (closed != null && !closed.isBefore(due)) ? epoch : TermCell.NONE;
	}

	/**
	 * The term that this worker holds but has not taken over yet, as far as this gate
	 * knows.
	 * @return its epoch, or {@link TermCell#NONE}
	 */
	public long takenOverEpoch() {
		long epoch = this.calls.currentEpoch();
		boolean over = this.left || this.openEpoch == epoch || this.calls.isClosed(epoch);
		return over ? TermCell.NONE : epoch;
	}

	void shut(long epoch) {
		if (this.openEpoch == epoch) {
			this.openEpoch = TermCell.NONE;
		}
	}

	/**
	 * Let nothing more in, for good.
	 */
	public void leave() {
		synchronized (this.calls) {
			this.left = true;
			this.openEpoch = TermCell.NONE;
		}
		this.calls.removeGate(this);
	}

	/**
	 * Whether the context of this gate has left.
	 * @return whether it has
	 */
	public boolean hasLeft() {
		return this.left;
	}

	/**
	 * Wait for the calls that came in through this gate, but not for those of this
	 * thread.
	 * @param deadline bound, on the monotonic clock in nanoseconds
	 * @return whether they have ended
	 */
	public boolean awaitEnd(long deadline) {
		return this.calls.awaitEnd(ofOthers(), deadline, () -> true);
	}

	/**
	 * Interrupt the calls that came in through this gate, or cancel them if they end by
	 * that. Runs user code.
	 */
	public void interrupt() {
		Predicate<Invocation> which = ofOthers();
		this.calls.forEach(which, Invocation::interrupt);
		this.calls.forEach(which, Invocation::cancelIfThatEndsIt);
	}

	private Predicate<Invocation> ofOthers() {
		Thread self = Thread.currentThread();
		return (invocation) -> invocation.gate() == this && !invocation.isOn(self);
	}

	GuardedCalls calls() {
		return this.calls;
	}

}
