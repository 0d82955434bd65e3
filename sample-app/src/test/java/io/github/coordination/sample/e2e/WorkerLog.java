/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample.e2e;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.coordination.sample.e2e.ReportRun.PassedOver;

/**
 * What a worker wrote down itself: its terms, and what became of each report. Whatever
 * keeps a worker from its work, a busy machine or a signal, is in it, so that no check
 * has to guess how long something may take.
 */
final class WorkerLog {

	private static final Pattern TERM = Pattern.compile("Worker role: role=PRIMARY, election=primary, epoch=(\\d+),");

	private static final Pattern FIRST = Pattern.compile("Reports are sent .* beginning with report (\\d+)$");

	private static final Pattern UNSENT = Pattern.compile(": Report (\\d+) (?:was not sent|is left out)");

	private static final Pattern PASSED_OVER = Pattern.compile("^(\\S+) .*: Reports (\\d+) to (\\d+) are passed over");

	private final long pid;

	private final List<Long> epochs = new ArrayList<>();

	private final List<ReportRun> runs = new ArrayList<>();

	private WorkerLog(long pid) {
		this.pid = pid;
	}

	static WorkerLog parse(long pid, String text) {
		WorkerLog log = new WorkerLog(pid);
		// What follows the last line break was being written when the worker was killed.
		text.substring(0, text.lastIndexOf('\n') + 1).lines().forEach(log::line);
		return log;
	}

	/**
	 * Adds the terms in which the worker was seen to believe: it may be killed before it
	 * has written down that a term has begun.
	 * @param beliefs beliefs of all workers
	 * @return this log
	 */
	WorkerLog with(List<Belief> beliefs) {
		beliefs.stream().filter((belief) -> belief.pid() == this.pid).map(Belief::epoch).forEach(this.epochs::add);
		return this;
	}

	long pid() {
		return this.pid;
	}

	/**
	 * Names the terms in which the worker began to take over, or did.
	 * @return their epochs
	 */
	List<Long> epochs() {
		return this.epochs;
	}

	List<ReportRun> reportRuns() {
		return this.runs;
	}

	private void line(String line) {
		Matcher term = TERM.matcher(line);
		Matcher first = FIRST.matcher(line);
		Matcher unsent = UNSENT.matcher(line);
		Matcher passedOver = PASSED_OVER.matcher(line);
		if (term.find()) {
			this.epochs.add(number(term, 1));
		}
		else if (first.find()) {
			this.runs.add(new ReportRun(this.pid, number(first, 1), new ArrayList<>(), new ArrayList<>()));
		}
		else if (unsent.find()) {
			lastRun(line).unsent().add(number(unsent, 1));
		}
		else if (passedOver.find()) {
			lastRun(line).passedOver()
				.add(new PassedOver(number(passedOver, 2), number(passedOver, 3),
						Instant.parse(passedOver.group(1)).toEpochMilli()));
		}
	}

	private ReportRun lastRun(String line) {
		if (this.runs.isEmpty()) {
			throw new IllegalArgumentException("A report before the reports have begun: " + line);
		}
		return this.runs.get(this.runs.size() - 1);
	}

	private static long number(Matcher matcher, int group) {
		return Long.parseLong(matcher.group(group));
	}

}
