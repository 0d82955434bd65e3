/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.memory;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

import io.github.coordination.Term;
import io.github.coordination.TransitionCause;
import io.github.coordination.election.ElectionListener;

/**
 * How far this worker has come with each term: whether its takeover is done, and whether
 * its work is stopped after its end.
 */
class TermProgress implements ElectionListener {

	/**
	 * How soon a fact is seen that nobody tells of.
	 */
	private static final long LOOK_NANOS = Duration.ofMillis(5).toNanos();

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private final Map<String, Long> seen = new HashMap<>();

	private final Map<String, Long> takenOver = new HashMap<>();

	private final Map<String, Long> stopped = new HashMap<>();

	private final Map<String, Throwable> failures = new HashMap<>();

	@Override
	public void tookOver(Term term) {
		change(() -> {
			this.takenOver.put(term.election(), term.epoch());
			this.failures.remove(term.election());
		});
	}

	@Override
	public void takeoverFailed(Term term, Throwable failure) {
		change(() -> this.failures.put(term.election(), failure));
	}

	@Override
	public void stopped(Term term, TransitionCause cause) {
		change(() -> this.stopped.merge(term.election(), term.epoch(), Math::max));
	}

	/**
	 * Note a term of this worker, whose end is to be waited for.
	 */
	void saw(Term term) {
		change(() -> this.seen.merge(term.election(), term.epoch(), Math::max));
	}

	void forgetFailure(String election) {
		change(() -> this.failures.remove(election));
	}

	private void change(Runnable change) {
		this.lock.lock();
		try {
			change.run();
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	boolean isTakenOver(Term term) {
		return get(this.takenOver, term.election()) == term.epoch();
	}

	/**
	 * Whether the work of the last term that was seen is stopped.
	 */
	boolean isOver(String election) {
		return get(this.stopped, election) >= get(this.seen, election);
	}

	private long get(Map<String, Long> epochs, String election) {
		this.lock.lock();
		try {
			return epochs.getOrDefault(election, 0L);
		}
		finally {
			this.lock.unlock();
		}
	}

	@Nullable Throwable failure(String election) {
		this.lock.lock();
		try {
			return this.failures.get(election);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Wait for a fact, which may ask the store and the election.
	 * @return whether it became true within the bound
	 */
	boolean await(BooleanSupplier fact, Duration bound) {
		long deadline = System.nanoTime() + bound.toNanos();
		while (!fact.getAsBoolean()) {
			if (System.nanoTime() - deadline > 0 || !pause()) {
				return false;
			}
		}
		return true;
	}

	@SuppressWarnings("WaitNotInLoop")
	private boolean pause() {
		this.lock.lock();
		try {
			this.changed.await(LOOK_NANOS, TimeUnit.NANOSECONDS);
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
		finally {
			this.lock.unlock();
		}
	}

}
