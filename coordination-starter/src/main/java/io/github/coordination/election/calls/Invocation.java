/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.calls;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

import org.jspecify.annotations.Nullable;

/**
 * One running guarded call.
 * <p>
 * <strong>Concurrency.</strong> The state decides between the caller that ends the call
 * and the work thread that interrupts it. An interrupter first moves the state from
 * running to interrupting; if the call has ended before, that fails and its thread is
 * left alone. A caller that finds the state interrupting waits, for the length of one
 * {@link Thread#interrupt()}, until the interrupt has arrived, and then clears it, unless
 * an interrupted call around it still has to see it. So a thread is never interrupted
 * after its guarded calls have returned.
 *
 * @since 0.1.0
 */
public final class Invocation {

	private static final AtomicIntegerFieldUpdater<Invocation> STATE = AtomicIntegerFieldUpdater
		.newUpdater(Invocation.class, "state");

	/**
	 * Calls that were interrupted and have not left their thread yet, of all elections.
	 */
	private static final Set<Invocation> UNDER_INTERRUPT = ConcurrentHashMap.newKeySet();

	private static final int RUNNING = 0;

	private static final int INTERRUPTING = 1;

	private static final int INTERRUPTED = 2;

	private static final int DETACHED = 3;

	private static final int ENDED = 4;

	private final CallGate gate;

	private final GuardedWork work;

	private final long epoch;

	private final Thread thread;

	private volatile int state;

	private volatile boolean endedEarly;

	private volatile boolean endsWork;

	private volatile @Nullable Runnable cancellation;

	int slot;

	long begunAt;

	Invocation(CallGate gate, GuardedWork work, long epoch, Thread thread) {
		this.gate = gate;
		this.work = work;
		this.epoch = epoch;
		this.thread = thread;
	}

	/**
	 * This call, which is let in, counted as a run of its work.
	 */
	Invocation counted() {
		this.work.ran(this.begunAt);
		return this;
	}

	CallGate gate() {
		return this.gate;
	}

	GuardedWork work() {
		return this.work;
	}

	long epoch() {
		return this.epoch;
	}

	/**
	 * Whether this call is on the stack of that thread.
	 */
	boolean isOn(Thread candidate) {
		return this.thread == candidate && this.state < DETACHED;
	}

	/**
	 * The call has returned or thrown.
	 */
	public void end() {
		if (!STATE.compareAndSet(this, RUNNING, ENDED)) {
			leaveThread();
		}
		this.gate.calls().remove(this);
	}

	/**
	 * The call has returned, but its work goes on elsewhere until {@link #endDetached()}.
	 * @param cancel what cancels that work when the term is lost; idempotent, run on a
	 * work thread, or by this method if the term is over already
	 * @param endsWork whether work that was cancelled has ended; if not, a hand-over does
	 * not cancel it but waits for it
	 */
	public void detach(Runnable cancel, boolean endsWork) {
		this.endsWork = endsWork;
		this.cancellation = cancel;
		if (!STATE.compareAndSet(this, RUNNING, DETACHED)) {
			leaveThread();
			this.state = DETACHED;
		}
		if (this.endedEarly) {
			endDetached();
		}
		else if (this.gate.calls().isOver(this.epoch)) {
			cancel();
		}
	}

	/**
	 * The detached work has ended. Idempotent, and may be called before the call has
	 * returned.
	 */
	public void endDetached() {
		this.endedEarly = true;
		if (STATE.compareAndSet(this, DETACHED, ENDED)) {
			this.gate.calls().remove(this);
		}
	}

	/**
	 * Interrupt the call if it is on a thread.
	 */
	void interrupt() {
		if (this.work.isInterruptible() && STATE.compareAndSet(this, RUNNING, INTERRUPTING)) {
			UNDER_INTERRUPT.add(this);
			try {
				this.thread.interrupt();
			}
			finally {
				this.state = INTERRUPTED;
			}
		}
	}

	/**
	 * Cancel the work if it is detached and ends by that.
	 */
	void cancelIfThatEndsIt() {
		if (this.endsWork) {
			cancel();
		}
	}

	/**
	 * Cancel the work if it is detached.
	 */
	void cancel() {
		Runnable cancel = this.cancellation;
		if (cancel != null && this.work.isInterruptible() && this.state == DETACHED) {
			cancel.run();
		}
	}

	private void leaveThread() {
		while (this.state == INTERRUPTING) {
			Thread.onSpinWait();
		}
		this.state = ENDED;
		UNDER_INTERRUPT.remove(this);
		if (UNDER_INTERRUPT.stream().noneMatch((other) -> other.thread == this.thread)) {
			Thread.interrupted();
		}
	}

}
