/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.crew;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks all workers of this JVM again and again whether they are primary, and keeps the
 * intervals in which they say yes. The beginning of one is noted after the answer and its
 * end before it, so that a thread that is frozen in between makes no interval longer.
 */
final class Beliefs {

	private static final int MAX_INTERVALS = 10_000;

	private final List<Candidate> candidates;

	private final long pause;

	private final List<Interval> intervals = new ArrayList<>();

	private final Interval[] current;

	Beliefs(List<Candidate> candidates, long pause) {
		this.candidates = candidates;
		this.pause = pause;
		this.current = new Interval[candidates.size()];
		Thread thread = new Thread(this::loop, "beliefs");
		thread.setDaemon(true);
		thread.start();
	}

	private void loop() {
		while (true) {
			for (int i = 0; i < this.candidates.size(); i++) {
				long before = System.nanoTime();
				boolean yes = this.candidates.get(i).isPrimary();
				note(i, yes, before, System.nanoTime());
			}
			LockSupport.parkNanos(this.pause);
		}
	}

	private synchronized void note(int worker, boolean yes, long before, long after) {
		Interval interval = this.current[worker];
		if (!yes) {
			this.current[worker] = null;
		}
		else if (interval == null) {
			Interval begun = new Interval(worker, after, after);
			this.current[worker] = begun;
			if (this.intervals.size() < MAX_INTERVALS) {
				this.intervals.add(begun);
			}
		}
		else {
			interval.until = before;
		}
	}

	/**
	 * Since when a worker has been saying yes.
	 * @return the monotonic clock, or {@code 0} if it says no
	 */
	synchronized long since(int worker) {
		Interval interval = this.current[worker];
		return (interval != null) ? interval.from : 0;
	}

	/** All intervals as words: worker, beginning and end. */
	synchronized List<String> words() {
		return this.intervals.stream()
			.map((interval) -> interval.worker + "," + interval.from + "," + interval.until)
			.toList();
	}

	private static final class Interval {

		private final int worker;

		private final long from;

		private long until;

		Interval(int worker, long from, long until) {
			this.worker = worker;
			this.from = from;
			this.until = until;
		}

	}

}
