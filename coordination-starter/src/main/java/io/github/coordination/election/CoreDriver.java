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
 * Drives the pure core: every input, and the passing of time, under one lock.
 * <p>
 * <strong>Concurrency.</strong> Nothing is done under the lock but to drive the core and
 * to hand its effects on: a request goes into a queue, a transition starts work threads.
 * No store call, no interrupt, no log line and no user code runs under it, nor on the
 * watch thread. Time passes on the election thread between its calls to the store, which
 * costs one thread's wake-up for a renewal instead of two. The watch thread sleeps until
 * the earliest deadline, or the shorter time in which it looks whether the machine was
 * suspended, so that terms end and calls are interrupted even while the election thread
 * hangs in a call. Beliefs are changed by the core before an effect is handed on, so
 * whoever is told finds them right already. The loop catches what it is thrown, reports
 * it and goes on; a term never outlives its deadline, whatever happens to the loop.
 */
final class CoreDriver {

	/**
	 * How often it is looked, during a term, whether the machine was suspended.
	 */
	private static final long TICK = Duration.ofMillis(250).toNanos();

	/**
	 * The same on the watch thread while the election thread is in no call.
	 */
	private static final long LONG_TICK = Duration.ofSeconds(2).toNanos();

	private static final long PAUSE = Duration.ofMillis(50).toNanos();

	private static final long SHORTEST_SLEEP = Duration.ofMillis(1).toNanos();

	private static final long LONGEST_SLEEP = Duration.ofMinutes(1).toNanos();

	private final ElectionCore core;

	private final SuspensionDetector suspension;

	private final Seats seats;

	private final Notices notices;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private Runnable nudge = CoreDriver::nobody;

	private boolean running;

	private volatile boolean calling;

	private long lastInput = System.nanoTime();

	private long callsAt = this.lastInput;

	private long watchesAt = this.lastInput + LONGEST_SLEEP;

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
			this.lastInput = System.nanoTime();
			wakeSleepers(this.lastInput);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Wake the election thread if something is due before it would look, and the watch
	 * thread if it sleeps longer than during a term, which may have begun. An input in
	 * the middle of a term, such as a renewal, wakes nobody.
	 */
	private void wakeSleepers(long now) {
		long due = this.core.wakeAt(now);
		if (!this.calling && due - this.callsAt < -SHORTEST_SLEEP) {
			this.callsAt = due;
			this.nudge.run();
		}
		if (this.watchesAt - now > LONG_TICK + SHORTEST_SLEEP) {
			this.changed.signalAll();
		}
	}

	/**
	 * The election thread is about to call the store.
	 */
	void calling() {
		this.calling = true;
	}

	/**
	 * Do what is due. Asked by the election thread when it has no call to make.
	 * @return for how long nothing is due, in nanoseconds
	 */
	long letTimePass() {
		this.lock.lock();
		try {
			this.calling = false;
			if (due() - System.nanoTime() <= 0) {
				input(ElectionCore::tick);
			}
			long now = System.nanoTime();
			long sleep = Math.min(Math.max(SHORTEST_SLEEP, due() - now), LONGEST_SLEEP);
			this.callsAt = now + sleep;
			return sleep;
		}
		finally {
			this.lock.unlock();
		}
	}

	private long due() {
		long due = this.core.wakeAt(System.nanoTime());
		long tick = this.lastInput + TICK;
		return (tick - due < 0 && this.seats.holdTerm()) ? tick : due;
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

	/**
	 * Start the watch thread.
	 * @param electionThread lets the election thread {@link #letTimePass() look what is
	 * due} before it would
	 */
	void start(Runnable electionThread) {
		this.lock.lock();
		try {
			this.nudge = electionThread;
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
			this.nudge = CoreDriver::nobody;
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
			sleep(longestSleep());
			return true;
		}
		finally {
			this.lock.unlock();
		}
	}

	private long longestSleep() {
		if (!this.seats.startLate()) {
			return TICK;
		}
		if (!this.seats.holdTerm()) {
			return LONGEST_SLEEP;
		}
		return this.calling ? TICK : LONG_TICK;
	}

	@SuppressWarnings("WaitNotInLoop")
	private void sleep(long longest) {
		long now = System.nanoTime();
		long sleep = Math.min(Math.max(SHORTEST_SLEEP, this.core.deadline(now) - now), longest);
		this.watchesAt = now + sleep;
		try {
			this.changed.awaitNanos(sleep);
		}
		catch (InterruptedException ex) {
			this.notices.failed("coordination-watch", ex);
		}
	}

	/** There is no election thread to nudge. */
	private static void nobody() {
	}

	/**
	 * An input of the core.
	 */
	@FunctionalInterface
	interface Input {

		List<Effect> apply(ElectionCore core, long now);

	}

}
