/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import java.util.concurrent.atomic.LongAdder;

/**
 * Counts renewal requests and the time they took, by outcome.
 *
 * @since 0.1.0
 */
public final class RenewalStatistics {

	private final Series answered = new Series();

	private final Series failed = new Series();

	void record(boolean success, long nanos) {
		(success ? this.answered : this.failed).add(nanos);
	}

	/**
	 * Requests that the store answered.
	 * @return the series
	 */
	public Series answered() {
		return this.answered;
	}

	/**
	 * Requests whose outcome is unknown.
	 * @return the series
	 */
	public Series failed() {
		return this.failed;
	}

	/**
	 * Count and total time.
	 */
	public static final class Series {

		private final LongAdder count = new LongAdder();

		private final LongAdder nanos = new LongAdder();

		void add(long duration) {
			this.count.increment();
			this.nanos.add(duration);
		}

		/**
		 * Number of requests.
		 * @return the number
		 */
		public long count() {
			return this.count.sum();
		}

		/**
		 * Total time of the requests.
		 * @return nanoseconds
		 */
		public long totalNanos() {
			return this.nanos.sum();
		}

	}

}
