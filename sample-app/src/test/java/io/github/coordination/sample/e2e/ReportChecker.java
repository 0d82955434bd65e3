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
import java.util.stream.LongStream;

/**
 * Finds what must never be in the reports that all workers have sent together. A report
 * is numbered by the interval of the wall clock in which it is due.
 */
final class ReportChecker {

	/**
	 * How long after the begin of a belief the reports may start: the takeover comes
	 * first.
	 */
	private static final Duration TAKEOVER = Duration.ofSeconds(3);

	/** How close to the end of a belief a report may be lost: it was not out yet. */
	private static final Duration LAST_MOMENT = Duration.ofMillis(250);

	private final List<Mail> reports;

	private final List<Belief> beliefs;

	ReportChecker(List<Mail> mails, List<Belief> beliefs) {
		this.reports = mails.stream().filter((mail) -> mail.reportNumber().isPresent()).toList();
		this.beliefs = beliefs;
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
			.filter((mail) -> this.beliefs.stream().noneMatch((belief) -> sentIn(mail, belief)))
			.map((mail) -> "Not sent in a term of its sender: " + mail)
			.toList();
	}

	/**
	 * Finds the reports that were due while a worker was primary and that nobody sent.
	 * @param interval the interval of the reports
	 * @param nanosAtWallClockZero the monotonic clock when the wall clock was zero
	 * @return one sentence for each
	 */
	List<String> missing(Duration interval, long nanosAtWallClockZero) {
		Set<Long> sent = new HashSet<>();
		this.reports.forEach((mail) -> sent.add(mail.reportNumber().getAsLong()));
		List<String> missing = new ArrayList<>();
		for (Belief belief : this.beliefs) {
			long first = number(belief.from() + TAKEOVER.toNanos() - nanosAtWallClockZero, interval) + 1;
			long last = number(belief.to() - LAST_MOMENT.toNanos() - nanosAtWallClockZero, interval);
			LongStream.rangeClosed(first, last)
				.filter((number) -> !sent.contains(number))
				.forEach((number) -> missing.add("Report " + number + " was due and not sent in " + belief));
		}
		return missing;
	}

	private static long number(long nanosOfWallClock, Duration interval) {
		return Math.floorDiv(nanosOfWallClock, interval.toNanos());
	}

	private static boolean sentIn(Mail mail, Belief belief) {
		return mail.pid() == belief.pid() && mail.epoch().equals(Long.toString(belief.epoch()));
	}

}
