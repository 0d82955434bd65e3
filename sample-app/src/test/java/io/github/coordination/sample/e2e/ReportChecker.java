/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample.e2e;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds what must never be in the reports that all workers have sent together, however
 * slow the machine was: what was due is what the workers themselves wrote down. A report
 * is numbered by the interval of the wall clock in which it is due.
 */
final class ReportChecker {

	private final List<Mail> reports;

	private final List<WorkerLog> logs;

	ReportChecker(List<Mail> mails, List<WorkerLog> logs) {
		this.reports = mails.stream().filter((mail) -> mail.reportNumber().isPresent()).toList();
		this.logs = logs;
	}

	List<String> doubled() {
		Set<Long> seen = new HashSet<>();
		return this.reports.stream()
			.filter((mail) -> !seen.add(mail.reportNumber().getAsLong()))
			.map((mail) -> "Sent twice: " + mail)
			.toList();
	}

	List<String> sentByAnotherThanThePrimary() {
		return this.reports.stream()
			.filter((mail) -> this.logs.stream().noneMatch((log) -> sentIn(mail, log)))
			.map((mail) -> "Not sent in a term of its sender: " + mail)
			.toList();
	}

	/**
	 * Finds the reports that were due while the scheduler of a worker ran, that did not
	 * arrive, and for which the worker had no good reason.
	 * @param interval the interval of the reports
	 * @return one sentence for each
	 */
	List<String> missing(Duration interval) {
		List<String> missing = new ArrayList<>();
		for (WorkerLog log : this.logs) {
			List<ReportRun> runs = log.reportRuns();
			for (int i = 0; i < runs.size(); i++) {
				ReportRun run = runs.get(i);
				long end = (i + 1 < runs.size()) ? runs.get(i + 1).first() : Long.MAX_VALUE;
				run.unexplained(arrived(run, end))
					.forEach((number) -> missing.add("Report " + number + " was due and not sent in " + run));
				run.passedOverTooEarly(interval)
					.forEach((number) -> missing.add("Report " + number + " was not even due in " + run));
			}
		}
		return missing;
	}

	private List<Long> arrived(ReportRun run, long end) {
		return this.reports.stream()
			.filter((mail) -> mail.pid() == run.pid())
			.map((mail) -> mail.reportNumber().getAsLong())
			.filter((number) -> run.first() <= number && number < end)
			.toList();
	}

	private static boolean sentIn(Mail mail, WorkerLog log) {
		return mail.pid() == log.pid() && log.epochs().stream().map(String::valueOf).anyMatch(mail.epoch()::equals);
	}

}
