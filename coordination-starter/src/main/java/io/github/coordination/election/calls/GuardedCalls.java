/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.calls;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import io.github.coordination.election.core.TermCell;

/**
 * The guarded calls of one election that are running now, and the gates through which
 * they come. Calls from within a running call of the same term may start even while a
 * gate is shut: a runner may use guarded beans, and a call that is being drained may
 * finish its work.
 * <p>
 * <strong>Concurrency.</strong> {@link CallGate} says why no call slips through. A term
 * that was closed is never opened again: opening and closing are serialised by this
 * object's monitor, and a new gate is shut.
 *
 * @since 0.1.0
 */
public final class GuardedCalls {

	private static final int SLOTS = 64;

	private final TermCell term;

	private final RunningCalls running;

	private final List<CallGate> gates = new CopyOnWriteArrayList<>();

	private final CallGate gate = addGate();

	private volatile long closedEpoch = TermCell.NONE;

	private volatile long openedEpoch = TermCell.NONE;

	private volatile Instant closedAt = Instant.EPOCH;

	/**
	 * Create the calls of an election, with one gate, which is shut.
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
	 * The gate of the engine's own application context.
	 * @return the gate
	 */
	public CallGate gate() {
		return this.gate;
	}

	/**
	 * Add a gate for another application context.
	 * @return the gate, which is shut
	 */
	public CallGate addGate() {
		CallGate added = new CallGate(this);
		this.gates.add(added);
		return added;
	}

	void removeGate(CallGate removed) {
		this.gates.remove(removed);
	}

	@Nullable Invocation enter(CallGate through, GuardedWork work, long epoch) {
		Thread thread = Thread.currentThread();
		Invocation invocation = new Invocation(through, work, epoch, thread);
		this.running.add(invocation, threadId(thread));
		long now = this.term.nowIfCurrent(epoch);
		if (now == TermCell.NOT_CURRENT) {
			invocation.end();
			return null;
		}
		invocation.begunAt = now;
		return invocation;
	}

	boolean isRunningOn(Thread thread, long epoch) {
		return this.running.isRunningOn(thread, epoch);
	}

	long currentEpoch() {
		return this.term.epoch();
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

	SkipReason reason() {
		long epoch = this.term.epoch();
		if (epoch == TermCell.NONE) {
			return SkipReason.SECONDARY;
		}
		return (this.closedEpoch == epoch) ? SkipReason.HANDING_OVER : SkipReason.TAKING_OVER;
	}

	boolean isClosed(long epoch) {
		return this.closedEpoch == epoch;
	}

	synchronized void ifNotClosed(long epoch, Runnable action) {
		if (this.closedEpoch != epoch) {
			this.openedEpoch = epoch;
			action.run();
		}
	}

	/**
	 * Let no further calls in for a term.
	 * @param epoch epoch of the term
	 */
	public synchronized void close(long epoch) {
		if (this.closedEpoch != epoch) {
			this.closedAt = Instant.now();
		}
		this.closedEpoch = epoch;
		this.gates.forEach((each) -> each.shut(epoch));
	}

	/**
	 * Since when no more calls are let in for a term.
	 * @param epoch epoch of the term
	 * @return wall-clock time; now, if it is not closed; {@code null} if none was ever
	 * let in
	 */
	public @Nullable Instant closedSince(long epoch) {
		if (this.openedEpoch != epoch) {
			return null;
		}
		return isClosed(epoch) ? this.closedAt : Instant.now();
	}

	/**
	 * Interrupt the calls of a term that run on threads. May run user code: threads may
	 * override {@link Thread#interrupt()}.
	 * @param epoch epoch of the term
	 */
	public void interrupt(long epoch) {
		forEach((invocation) -> invocation.epoch() == epoch, Invocation::interrupt);
		this.running.wakeWaiters();
	}

	/**
	 * Cancel the detached work of a term that is being handed over, as far as it ends by
	 * that. Runs user code.
	 * @param epoch epoch of the term
	 */
	public void cancel(long epoch) {
		forEach((invocation) -> invocation.epoch() == epoch, Invocation::cancelIfThatEndsIt);
	}

	/**
	 * Cancel the detached work of a term that is lost. Runs user code.
	 * @param epoch epoch of the term
	 */
	public void abandon(long epoch) {
		forEach((invocation) -> invocation.epoch() == epoch, Invocation::cancel);
	}

	/**
	 * Do something to each of some calls, whatever becomes of the others.
	 */
	void forEach(Predicate<Invocation> which, Consumer<Invocation> action) {
		List<Throwable> failures = new ArrayList<>();
		this.running.forEach((invocation) -> {
			try {
				if (which.test(invocation)) {
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
	 * Wait until no call is running.
	 * @param deadline bound, on the monotonic clock in nanoseconds
	 * @param goOn asked after each wake-up; waiting ends when it says no
	 * @return whether no call is running
	 */
	public boolean awaitIdle(long deadline, BooleanSupplier goOn) {
		return awaitEnd((invocation) -> true, deadline, goOn);
	}

	boolean awaitEnd(Predicate<Invocation> which, long deadline, BooleanSupplier goOn) {
		return this.running.awaitEnd(which, deadline, goOn);
	}

	/**
	 * Names of the work that is running now.
	 * @return the names, sorted
	 */
	public List<String> runningNames() {
		return this.running.running().stream().map((invocation) -> invocation.work().name()).sorted().toList();
	}

}
