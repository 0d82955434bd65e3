/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import org.jspecify.annotations.Nullable;

/**
 * What {@code /proc/<pid>/stat} tells of a process.
 *
 * @param state its state, a letter
 * @param threads number of its threads
 * @param startTime its start time in clock ticks since boot
 */
record ProcStat(String state, long threads, long startTime) {

	private static final int STATE_FIELD = 0;

	private static final int THREADS_FIELD = 17;

	private static final int START_TIME_FIELD = 19;

	private static final String NUMBER = "\\d{1,18}";

	/**
	 * Read a page; the name of the program may contain spaces and parentheses.
	 * @return what it tells, {@code null} if that cannot be read
	 */
	static @Nullable ProcStat parse(String page) {
		int end = page.lastIndexOf(')');
		String[] fields = (end >= 0) ? page.substring(end + 1).trim().split(" ") : new String[0];
		if (fields.length <= START_TIME_FIELD || !fields[THREADS_FIELD].matches(NUMBER)
				|| !fields[START_TIME_FIELD].matches(NUMBER)) {
			return null;
		}
		return new ProcStat(fields[STATE_FIELD], Long.parseLong(fields[THREADS_FIELD]),
				Long.parseLong(fields[START_TIME_FIELD]));
	}

	/**
	 * Whether nothing of it runs. The state is that of its first thread, which may end
	 * before others do.
	 */
	boolean isDead() {
		return (this.state.equals("Z") || this.state.equals("X")) && this.threads <= 1;
	}

}
