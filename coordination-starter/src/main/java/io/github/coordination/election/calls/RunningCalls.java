/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.calls;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * The guarded calls of one election that are running now.
 * <p>
 * <strong>Concurrency.</strong> A caller claims a free slot by compare-and-set, starting
 * at one chosen by its thread, and overflows into a concurrent set. Slot writes and the
 * reads of term and gate that follow are volatile, so either the caller sees that it must
 * not run, or whoever closed the gate sees the caller: nobody is missed. The one waiter
 * for idleness announces itself before it looks; a caller that leaves looks for the
 * waiter after it has left, and wakes it.
 */
final class RunningCalls {

	private static final int STRIDE = 16;

	private static final int PROBES = 4;

	private static final int OVERFLOW = -1;

	private final AtomicReferenceArray<@Nullable Invocation> slots;

	private final int mask;

	private final Set<Invocation> overflow = ConcurrentHashMap.newKeySet();

	private volatile @Nullable Thread waiter;

	/**
	 * Create an empty registry.
	 * @param slots number of slots, a power of two
	 */
	RunningCalls(int slots) {
		this.slots = new AtomicReferenceArray<>(slots * STRIDE);
		this.mask = slots - 1;
	}

	void add(Invocation invocation, long threadId) {
		int start = (int) threadId;
		for (int probe = 0; probe < PROBES; probe++) {
			int slot = ((start + probe) & this.mask) * STRIDE;
			if (this.slots.getPlain(slot) == null && this.slots.compareAndSet(slot, null, invocation)) {
				invocation.slot = slot;
				return;
			}
		}
		invocation.slot = OVERFLOW;
		this.overflow.add(invocation);
	}

	void remove(Invocation invocation) {
		if (invocation.slot == OVERFLOW) {
			this.overflow.remove(invocation);
		}
		else {
			this.slots.set(invocation.slot, null);
		}
		Thread waiting = this.waiter;
		if (waiting != null) {
			LockSupport.unpark(waiting);
		}
	}

	void forEach(Consumer<Invocation> action) {
		for (int slot = 0; slot < this.slots.length(); slot += STRIDE) {
			Invocation invocation = this.slots.get(slot);
			if (invocation != null) {
				action.accept(invocation);
			}
		}
		this.overflow.forEach(action);
	}

	boolean isRunningOn(Thread thread, long epoch) {
		boolean[] found = new boolean[1];
		forEach((invocation) -> found[0] |= invocation.epoch() == epoch && invocation.isOn(thread));
		return found[0];
	}

	List<Invocation> running() {
		List<Invocation> running = new ArrayList<>();
		forEach(running::add);
		return running;
	}

	/**
	 * Wait until no call is running.
	 * @param deadline bound, on the monotonic clock
	 * @param goOn asked after each wake-up; waiting ends when it says no
	 * @return whether no call is running
	 */
	boolean awaitIdle(long deadline, BooleanSupplier goOn) {
		this.waiter = Thread.currentThread();
		try {
			boolean idle = running().isEmpty();
			long left = deadline - System.nanoTime();
			while (!idle && left > 0 && goOn.getAsBoolean()) {
				LockSupport.parkNanos(this, left);
				idle = running().isEmpty();
				left = deadline - System.nanoTime();
			}
			return idle;
		}
		finally {
			this.waiter = null;
		}
	}

	/**
	 * Let the waiter look again.
	 */
	void wakeWaiter() {
		LockSupport.unpark(this.waiter);
	}

}
