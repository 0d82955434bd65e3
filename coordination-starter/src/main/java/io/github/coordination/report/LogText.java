/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.report;

import java.time.Duration;
import java.util.Locale;

import io.github.coordination.Worker;
import io.github.coordination.lease.CoordinationName;

/**
 * Makes the parts of log lines: what comes from elsewhere can neither break a line nor
 * grow it without bound.
 */
final class LogText {

	private static final int MAX_SENTENCE = 400;

	private static final double MILLIS_PER_SECOND = 1000;

	private LogText() {
	}

	/**
	 * A sentence that may carry foreign text, without its full stop.
	 */
	static String sentence(String text) {
		String open = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
		String head = (open.length() > MAX_SENTENCE) ? open.substring(0, MAX_SENTENCE) + "..." : open;
		return head.replaceAll("[^\\p{L}\\p{N}\\p{P}\\p{S} ]", "?");
	}

	/**
	 * A failure in one line, without its stack trace.
	 */
	static String failure(Throwable failure) {
		return sentence(failure.toString());
	}

	/**
	 * A worker as another worker describes itself.
	 */
	static String worker(Worker worker) {
		return "%s (pid %d on %s)".formatted(CoordinationName.printable(worker.id()), worker.pid(),
				CoordinationName.printable(worker.host()));
	}

	static String seconds(Duration duration) {
		return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / MILLIS_PER_SECOND);
	}

	/**
	 * A store in one phrase.
	 */
	static String store(String name, String identity) {
		return "%s (%s)".formatted(CoordinationName.printable(name), sentence(identity));
	}

}
