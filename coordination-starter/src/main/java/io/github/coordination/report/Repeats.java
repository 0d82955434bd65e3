/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.report;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts what repeats, so that a failure in a loop does not flood the log and still never
 * falls silent: it is due the 1st, 2nd, 4th, 8th, … time. Remembers a bounded number of
 * keys and forgets the one that was not met for the longest time.
 */
final class Repeats {

	private static final int MAX_KEYS = 64;

	private final Map<String, Long> counts = new LinkedHashMap<>(MAX_KEYS, 0.75f, true) {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
			return size() > MAX_KEYS;
		}

	};

	/**
	 * Count one more.
	 * @return how often the key has been counted
	 */
	synchronized long count(String key) {
		return this.counts.merge(key, 1L, Long::sum);
	}

	static boolean isDue(long count) {
		return Long.bitCount(count) == 1;
	}

}
