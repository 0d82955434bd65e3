/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.calls;

import java.time.Duration;
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
				return invocation;
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
		if (epoch != TermCell.NONE && this.calls.isRunningOn(Thread.currentThread(), epoch)) {
			return beginInside(work, epoch);
		}
		work.skipped(reason());
		return null;
	}

	/**
	 * Start a call that belongs to the takeover or hand-over of a term itself, whether
	 * the gate is open or not.
	 * @param work what is called
	 * @param epoch epoch of the term
	 * @return the running call, or {@code null} if that term is over, or the context of
	 * this gate has left
	 */
	public @Nullable Invocation beginInside(GuardedWork work, long epoch) {
		Invocation invocation = this.calls.enter(this, work, epoch);
		if (invocation != null && this.left) {
			invocation.end();
			invocation = null;
		}
		if (invocation == null) {
			work.skipped(reason());
		}
		return invocation;
	}

	/**
	 * Why a call may not start at this instant.
	 * @return the reason
	 */
	public SkipReason reason() {
		return this.left ? SkipReason.HANDING_OVER : this.calls.reason();
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

	void shut(long epoch) {
		if (this.openEpoch == epoch) {
			this.openEpoch = TermCell.NONE;
		}
	}

	/**
	 * Let nothing more in, wait for the calls that came in through this gate, and
	 * interrupt those that take too long.
	 * @param bound how long to wait
	 */
	public void leave(Duration bound) {
		synchronized (this.calls) {
			this.left = true;
			this.openEpoch = TermCell.NONE;
		}
		Thread self = Thread.currentThread();
		Predicate<Invocation> own = (invocation) -> invocation.gate() == this && !invocation.isOn(self);
		if (!this.calls.awaitEnd(own, System.nanoTime() + bound.toNanos(), () -> true)) {
			this.calls.interrupt(own);
		}
	}

	/**
	 * Let calls in again from the next opening on.
	 */
	public void join() {
		this.left = false;
	}

	/**
	 * Forget this gate, which has been left for good.
	 */
	public void remove() {
		this.calls.removeGate(this);
	}

	GuardedCalls calls() {
		return this.calls;
	}

}
