/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

import io.github.coordination.guard.call.MethodGuard;

/**
 * The timer of a guarded job with a fixed rate or delay, or with one run. It is armed
 * anew in every term: the first run comes after the initial delay, counted from the
 * takeover. On a secondary it is not armed at all. As a future it stands for the timer as
 * a whole: to cancel it is to have it armed no more.
 * <p>
 * <strong>Concurrency.</strong> The current arming and whether a run is under way change
 * under this object's monitor; the scheduler, which may be the user's, is called outside
 * of it. Of two armings only the current one may run, and only while no run is under way:
 * a term that begins while a run of a former one goes on is armed by the end of that run.
 * An arming that is cancelled before it has its future cancels the future itself.
 */
final class TermTimer implements TermTask, ScheduledFuture<Object> {

	private final Runnable task;

	private final MethodGuard guard;

	private final Duration initialDelay;

	private final Clock clock;

	private final Arming arming;

	private final CompletableFuture<Object> end = new CompletableFuture<>();

	private @Nullable Armed current;

	private boolean running;

	TermTimer(Runnable task, MethodGuard guard, Duration initialDelay, Clock clock, Arming arming) {
		this.task = task;
		this.guard = guard;
		this.initialDelay = initialDelay;
		this.clock = clock;
		this.arming = arming;
	}

	@Override
	public String election() {
		return this.guard.rule().election();
	}

	@Override
	public void start(long epoch, @Nullable Instant missedSince) {
		Armed armed = next(epoch);
		if (armed != null) {
			armed.arm();
		}
	}

	private synchronized @Nullable Armed next(long epoch) {
		if (this.end.isDone() || (this.current != null && this.current.epoch == epoch)) {
			return null;
		}
		this.current = new Armed(epoch, this.clock.instant().plus(this.initialDelay));
		return this.running ? null : this.current;
	}

	@Override
	public void stop(long epoch) {
		Armed armed = take(epoch);
		if (armed != null) {
			armed.cancel();
		}
	}

	private synchronized @Nullable Armed take(long epoch) {
		Armed armed = this.current;
		if (armed == null || armed.epoch != epoch) {
			return null;
		}
		this.current = null;
		return armed;
	}

	private synchronized boolean begin(Armed armed) {
		boolean mayRun = !this.running && this.current == armed && this.guard.gate().isOpen(armed.epoch);
		this.running |= mayRun;
		return mayRun;
	}

	private void end(Armed armed) {
		Armed waiting = endAndTakeWaiting(armed);
		if (waiting != null) {
			waiting.arm();
		}
	}

	private synchronized @Nullable Armed endAndTakeWaiting(Armed armed) {
		this.running = false;
		return (this.current != armed) ? this.current : null;
	}

	private synchronized @Nullable Armed current() {
		return this.current;
	}

	@Override
	public boolean cancel(boolean mayInterruptIfRunning) {
		boolean cancelled = this.end.cancel(false);
		Armed armed = current();
		if (armed != null) {
			armed.cancel();
		}
		return cancelled;
	}

	@Override
	public boolean isCancelled() {
		return this.end.isCancelled();
	}

	@Override
	public boolean isDone() {
		return this.end.isDone();
	}

	@Override
	public Object get() throws InterruptedException, ExecutionException {
		return this.end.get();
	}

	@Override
	public Object get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
		return this.end.get(timeout, unit);
	}

	/**
	 * Time until the next run, zero where none is to come.
	 */
	@Override
	public long getDelay(TimeUnit unit) {
		Armed armed = current();
		ScheduledFuture<?> future = (armed != null) ? armed.future : null;
		return (future != null) ? future.getDelay(unit) : 0;
	}

	@Override
	public int compareTo(Delayed other) {
		return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
	}

	/**
	 * Hands a task to the scheduler, from a start time on.
	 */
	@FunctionalInterface
	interface Arming {

		ScheduledFuture<?> arm(Runnable task, Instant start);

	}

	/**
	 * The timer as it is armed in one term.
	 */
	private final class Armed extends QualifiedTask {

		private final long epoch;

		private final Instant start;

		private volatile @Nullable ScheduledFuture<?> future;

		private volatile boolean cancelled;

		Armed(long epoch, Instant start) {
			super(TermTimer.this.task);
			this.epoch = epoch;
			this.start = start;
		}

		void arm() {
			this.future = TermTimer.this.arming.arm(this, this.start);
			if (this.cancelled) {
				cancel();
			}
		}

		void cancel() {
			this.cancelled = true;
			ScheduledFuture<?> armed = this.future;
			if (armed != null) {
				armed.cancel(false);
			}
		}

		@Override
		public void run() {
			if (begin(this)) {
				try {
					TermTimer.this.task.run();
				}
				finally {
					end(this);
				}
			}
		}

	}

}
