/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

import io.github.coordination.election.core.Effect;
import io.github.coordination.election.core.ElectionCore;

/**
 * Drives the pure core: every input under one lock, and the passing of time on the watch
 * thread.
 * <p>
 * <strong>Concurrency.</strong> Nothing is done under the lock but to drive the core and
 * to hand its effects on: a request goes into a queue, a transition starts work threads.
 * No store call, no interrupt, no log line and no user code runs under it, nor on the
 * watch thread. The watch thread sleeps until the core has something to do, so that terms
 * end and calls are interrupted even while the election thread hangs in a call. Beliefs
 * are changed by the core before an effect is handed on, so whoever is told finds them
 * right already. The loop catches what it is thrown, reports it and goes on; a term never
 * outlives its deadline, whatever happens to the loop.
 */
final class CoreDriver {

	private static final long TICK = Duration.ofMillis(250).toNanos();

	private static final long PAUSE = Duration.ofMillis(50).toNanos();

	private static final long SHORTEST_SLEEP = Duration.ofMillis(1).toNanos();

	private static final long LONGEST_SLEEP = Duration.ofMinutes(1).toNanos();

	private final ElectionCore core;

	private final SuspensionDetector suspension;

	private final Seats seats;

	private final Notices notices;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private boolean running;

	private long wakesAt = System.nanoTime() + LONGEST_SLEEP;

	private volatile @Nullable Thread watch;

	CoreDriver(ElectionCore core, SuspensionDetector suspension, Seats seats, Notices notices) {
		this.core = core;
		this.suspension = suspension;
		this.seats = seats;
		this.notices = notices;
	}

	/**
	 * Give the core an input and hand on what it wants to happen. A suspension of the
	 * machine comes first: an answer that was under way meanwhile must not be believed.
	 */
	void input(Input input) {
		this.lock.lock();
		try {
			if (this.suspension.wasSuspended()) {
				handle(this.core.clockJump(System.nanoTime()));
			}
			handle(input.apply(this.core, System.nanoTime()));
			if (isAsleepTooLong()) {
				this.changed.signalAll();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Whether the watch thread has to look sooner than it will: something is due earlier,
	 * or it sleeps longer than a tick, which this input may have made too long. An input
	 * in the middle of a term, such as a renewal, does not wake it.
	 */
	private boolean isAsleepTooLong() {
		long now = System.nanoTime();
		return this.wakesAt - now > TICK + SHORTEST_SLEEP || this.core.wakeAt(now) - this.wakesAt < -SHORTEST_SLEEP;
	}

	/**
	 * Hand each effect on, whatever becomes of the others; calls of the store first,
	 * since another worker may wait for them. Their answers wait for the lock.
	 */
	private void handle(List<Effect> effects) {
		for (Effect effect : effects) {
			if (effect instanceof Effect.Call) {
				handle(effect);
			}
		}
		for (Effect effect : effects) {
			if (!(effect instanceof Effect.Call)) {
				handle(effect);
			}
		}
	}

	/**
	 * Hand an effect on. A term that cannot be taken over is handed over.
	 */
	private void handle(Effect effect) {
		try {
			this.seats.handle(effect);
		}
		catch (Throwable ex) {
			this.notices.failed("coordination-effects", ex);
			if (effect instanceof Effect.Acquired acquired) {
				handle(this.core.takeoverFailed(acquired.election(), acquired.epoch(), System.nanoTime()));
			}
		}
	}

	void start() {
		this.lock.lock();
		try {
			this.running = true;
			this.suspension.wasSuspended();
			this.watch = new Thread(this::loop, "coordination-watch");
			this.watch.setDaemon(true);
			this.watch.start();
		}
		finally {
			this.lock.unlock();
		}
	}

	void finish() {
		this.lock.lock();
		try {
			this.running = false;
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	boolean isAlive() {
		Thread thread = this.watch;
		return thread != null && thread.isAlive();
	}

	private void loop() {
		boolean going = true;
		while (going) {
			try {
				going = watch();
			}
			catch (Throwable ex) {
				this.notices.failed("coordination-watch", ex);
				LockSupport.parkNanos(PAUSE);
			}
		}
	}

	private boolean watch() {
		this.lock.lock();
		try {
			if (!this.running || Thread.currentThread() != this.watch) {
				return false;
			}
			input(ElectionCore::tick);
			boolean idle = this.seats.startLate() && !this.seats.holdTerm();
			sleep(idle ? LONGEST_SLEEP : TICK + SHORTEST_SLEEP);
			return true;
		}
		finally {
			this.lock.unlock();
		}
	}

	@SuppressWarnings("WaitNotInLoop")
	private void sleep(long longest) {
		long now = System.nanoTime();
		long sleep = Math.min(Math.max(SHORTEST_SLEEP, this.core.wakeAt(now) - now), longest);
		this.wakesAt = now + sleep;
		try {
			this.changed.awaitNanos(sleep);
		}
		catch (InterruptedException ex) {
			this.notices.failed("coordination-watch", ex);
		}
	}

	/**
	 * An input of the core.
	 */
	@FunctionalInterface
	interface Input {

		List<Effect> apply(ElectionCore core, long now);

	}

}
