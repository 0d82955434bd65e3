/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Runs the work of one election in order, on a daemon thread per piece.
 * <p>
 * <strong>Concurrency.</strong> Each piece waits for the thread of the one before, but
 * only as long as its patience lasts: a listener that never returns delays what follows
 * and never stops it. Pieces come seldom, so that a thread each costs nothing; an idle
 * lane has none. Where the system refuses another thread, the piece is kept, in its
 * place, until {@link #startLate()}.
 */
final class WorkLane {

	private static final long LATE_MILLIS = 10;

	private final String name;

	private final @Nullable ClassLoader classLoader = Thread.currentThread().getContextClassLoader();

	private final BiConsumer<String, Throwable> failures;

	private final Consumer<Thread> starter;

	private final Deque<Thread> late = new ArrayDeque<>();

	private @Nullable Thread last;

	WorkLane(String election, BiConsumer<String, Throwable> failures) {
		this(election, failures, Thread::start);
	}

	WorkLane(String election, BiConsumer<String, Throwable> failures, Consumer<Thread> starter) {
		this.name = "coordination-work-" + election;
		this.failures = failures;
		this.starter = starter;
	}

	/**
	 * Run a piece of work after the one before.
	 * @param patience how long to wait for the one before
	 * @param work is told whether the one before has ended
	 * @return its thread, already started unless the system refused it
	 */
	synchronized Thread submit(Duration patience, Work work) {
		AtomicReference<@Nullable Thread> before = new AtomicReference<>(this.last);
		Thread thread = new Thread(() -> run(before, patience, work), this.name);
		thread.setDaemon(true);
		thread.setContextClassLoader(this.classLoader);
		this.last = thread;
		this.late.add(thread);
		if (!startLate()) {
			this.failures.accept(this.name, new IllegalStateException("The system refuses another thread for now"));
		}
		return thread;
	}

	/**
	 * Start what could not be started. Throws nothing.
	 * @return whether everything is started now
	 */
	synchronized boolean startLate() {
		try {
			for (Thread next = this.late.peek(); next != null; next = this.late.peek()) {
				this.starter.accept(next);
				this.late.remove();
			}
			return true;
		}
		catch (OutOfMemoryError ex) {
			return false;
		}
	}

	/**
	 * Wait for everything that was submitted, no longer than the patience.
	 */
	void awaitEnd(Duration patience) {
		Thread newest = newest();
		if (newest != null) {
			hasEnded(newest, patience);
		}
	}

	private synchronized @Nullable Thread newest() {
		return this.last;
	}

	/**
	 * The thread of the one before is forgotten here: threads that remember each other
	 * would never be collected.
	 */
	private void run(AtomicReference<@Nullable Thread> before, Duration patience, Work work) {
		try {
			Thread former = before.getAndSet(null);
			work.run(former == null || hasEnded(former, patience));
		}
		catch (Throwable ex) {
			this.failures.accept(this.name, ex);
		}
	}

	/**
	 * Wait for a thread, whether or not this thread is interrupted meanwhile.
	 */
	static boolean hasEnded(Thread thread, Duration patience) {
		long deadline = System.nanoTime() + patience.toNanos();
		boolean interrupted = false;
		long left = patience.toMillis();
		while (isUnderWay(thread) && left > 0) {
			try {
				join(thread, left);
			}
			catch (InterruptedException ex) {
				interrupted = true;
			}
			left = (deadline - System.nanoTime()) / 1_000_000;
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
		return !isUnderWay(thread);
	}

	private static void join(Thread thread, long millis) throws InterruptedException {
		if (thread.getState() == Thread.State.NEW) {
			Thread.sleep(Math.min(millis, LATE_MILLIS));
		}
		else {
			thread.join(millis);
		}
	}

	/**
	 * Whether a piece runs, or waits for its start.
	 */
	private static boolean isUnderWay(Thread thread) {
		return thread.getState() != Thread.State.TERMINATED;
	}

	/**
	 * A piece of work.
	 */
	@FunctionalInterface
	interface Work {

		/**
		 * Do it.
		 * @param beforeHasEnded whether the piece before has ended
		 */
		void run(boolean beforeHasEnded);

	}

}
