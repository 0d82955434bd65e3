/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.calls;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The guarded calls of one election that are running now.
 * <p>
 * <strong>Concurrency.</strong> A caller claims a free slot by compare-and-set, starting
 * at one chosen by its thread, and overflows into a concurrent set. Slot writes and the
 * reads of term and gate that follow are volatile, so either the caller sees that it must
 * not run, or whoever closed the gate sees the caller: nobody is missed. A waiter
 * announces itself before it looks; a caller that leaves looks for waiters after it has
 * left, and wakes them. There is rarely one, so they are an array that is replaced.
 */
final class RunningCalls {

	private static final int STRIDE = 16;

	private static final int PROBES = 4;

	private static final int OVERFLOW = -1;

	private static final Thread[] NOBODY = {};

	private final AtomicReferenceArray<@Nullable Invocation> slots;

	private final int mask;

	private final Set<Invocation> overflow = ConcurrentHashMap.newKeySet();

	private volatile Thread[] waiters = NOBODY;

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
		wakeWaiters();
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
	 * Wait until none of some calls is running.
	 * @param which the calls
	 * @param deadline bound, on the monotonic clock
	 * @param goOn asked after each wake-up; waiting ends when it says no
	 * @return whether none is running
	 */
	boolean awaitEnd(Predicate<Invocation> which, long deadline, BooleanSupplier goOn) {
		Thread self = Thread.currentThread();
		boolean interrupted = false;
		addWaiter(self);
		try {
			boolean ended = running().stream().noneMatch(which);
			long left = deadline - System.nanoTime();
			while (!ended && left > 0 && goOn.getAsBoolean()) {
				LockSupport.parkNanos(this, left);
				interrupted |= Thread.interrupted();
				ended = running().stream().noneMatch(which);
				left = deadline - System.nanoTime();
			}
			return ended;
		}
		finally {
			removeWaiter(self);
			if (interrupted) {
				self.interrupt();
			}
		}
	}

	private synchronized void addWaiter(Thread waiter) {
		Thread[] more = Arrays.copyOf(this.waiters, this.waiters.length + 1);
		more[more.length - 1] = waiter;
		this.waiters = more;
	}

	private synchronized void removeWaiter(Thread waiter) {
		Thread[] rest = Stream.of(this.waiters).filter((each) -> each != waiter).toArray(Thread[]::new);
		this.waiters = (rest.length > 0) ? rest : NOBODY;
	}

	/**
	 * Let the waiters look again.
	 */
	void wakeWaiters() {
		for (Thread waiter : this.waiters) {
			LockSupport.unpark(waiter);
		}
	}

}
