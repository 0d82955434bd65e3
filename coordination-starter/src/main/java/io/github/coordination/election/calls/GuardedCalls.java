/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.calls;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.github.coordination.election.core.TermCell;

/**
 * The gate through which the guarded calls of one election go.
 * <p>
 * <strong>Concurrency.</strong> The gate is open for one epoch, and a call may start only
 * while that is also the epoch of the current term: a gate left open by a lost term lets
 * nothing into the next one. A call registers first and looks at term and gate
 * afterwards; a hand-over closes the gate first and looks at the registry afterwards; all
 * of these are volatile, so no call slips in between. Calls from within a running call of
 * the same term may start even while the gate is shut: a runner may use guarded beans,
 * and a call that is being drained may finish its work.
 *
 * @since 0.1.0
 */
public final class GuardedCalls {

	private static final int SLOTS = 64;

	private final TermCell term;

	private final RunningCalls running;

	private volatile long openEpoch = TermCell.NONE;

	private volatile long closedEpoch = TermCell.NONE;

	/**
	 * Create a shut gate.
	 * @param term the belief of this worker
	 */
	public GuardedCalls(TermCell term) {
		this(term, SLOTS);
	}

	GuardedCalls(TermCell term, int slots) {
		this.term = term;
		this.running = new RunningCalls(slots);
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
			Invocation invocation = enter(work, epoch);
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
		long epoch = this.term.epoch();
		if (epoch != TermCell.NONE && this.running.isRunningOn(Thread.currentThread(), epoch)) {
			return beginInside(work, epoch);
		}
		work.skipped(reason(epoch));
		return null;
	}

	/**
	 * Start a call that belongs to the takeover or hand-over of a term itself, whatever
	 * the gate says.
	 * @param work what is called
	 * @param epoch epoch of the term
	 * @return the running call, or {@code null} if that term is over
	 */
	public @Nullable Invocation beginInside(GuardedWork work, long epoch) {
		Invocation invocation = enter(work, epoch);
		if (invocation == null) {
			work.skipped(SkipReason.SECONDARY);
		}
		return invocation;
	}

	private @Nullable Invocation enter(GuardedWork work, long epoch) {
		Thread thread = Thread.currentThread();
		Invocation invocation = new Invocation(this, work, epoch, thread);
		this.running.add(invocation, threadId(thread));
		long now = this.term.nowIfCurrent(epoch);
		if (now == TermCell.NOT_CURRENT) {
			invocation.end();
			return null;
		}
		work.ran(now);
		return invocation;
	}

	void remove(Invocation invocation) {
		this.running.remove(invocation);
	}

	boolean isOver(long epoch) {
		return this.term.epoch() != epoch;
	}

	@SuppressWarnings("deprecation")
	private static long threadId(Thread thread) {
		return thread.getId();
	}

	/**
	 * Why a call may not start at this instant.
	 * @return the reason
	 */
	public SkipReason reason() {
		return reason(this.term.epoch());
	}

	private SkipReason reason(long epoch) {
		if (epoch == TermCell.NONE) {
			return SkipReason.SECONDARY;
		}
		return (this.closedEpoch == epoch) ? SkipReason.HANDING_OVER : SkipReason.TAKING_OVER;
	}

	/**
	 * Let calls in for a term, unless its hand-over has begun.
	 * @param epoch epoch of the term
	 */
	public synchronized void open(long epoch) {
		if (this.closedEpoch != epoch) {
			this.openEpoch = epoch;
		}
	}

	/**
	 * Let no further calls in for a term.
	 * @param epoch epoch of the term
	 */
	public synchronized void close(long epoch) {
		this.closedEpoch = epoch;
		if (this.openEpoch == epoch) {
			this.openEpoch = TermCell.NONE;
		}
	}

	/**
	 * Interrupt the calls of a term that run on threads. May run user code: threads may
	 * override {@link Thread#interrupt()}.
	 * @param epoch epoch of the term
	 */
	public void interrupt(long epoch) {
		forEach(epoch, Invocation::interrupt);
		this.running.wakeWaiter();
	}

	/**
	 * Cancel the detached work of a term that is being handed over, as far as it ends by
	 * that. Runs user code.
	 * @param epoch epoch of the term
	 */
	public void cancel(long epoch) {
		forEach(epoch, Invocation::cancelIfThatEndsIt);
	}

	/**
	 * Cancel the detached work of a term that is lost. Runs user code.
	 * @param epoch epoch of the term
	 */
	public void abandon(long epoch) {
		forEach(epoch, Invocation::cancel);
	}

	/**
	 * Do something to each call of a term, whatever becomes of the others.
	 */
	private void forEach(long epoch, Consumer<Invocation> action) {
		List<Throwable> failures = new ArrayList<>();
		this.running.forEach((invocation) -> {
			try {
				if (invocation.epoch() == epoch) {
					action.accept(invocation);
				}
			}
			catch (Throwable ex) {
				failures.add(ex);
			}
		});
		if (!failures.isEmpty()) {
			throw new IllegalStateException("A running call cannot be ended", failures.get(0));
		}
	}

	/**
	 * Wait until no call is running. One thread at a time.
	 * @param deadline bound, on the monotonic clock in nanoseconds
	 * @param goOn asked after each wake-up; waiting ends when it says no
	 * @return whether no call is running
	 */
	public boolean awaitIdle(long deadline, BooleanSupplier goOn) {
		return this.running.awaitIdle(deadline, goOn);
	}

	/**
	 * Names of the work that is running now.
	 * @return the names, sorted
	 */
	public List<String> runningNames() {
		return this.running.running().stream().map((invocation) -> invocation.work().name()).sorted().toList();
	}

}
