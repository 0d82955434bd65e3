/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample.e2e;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReportCheckerTests {

	private static final Duration INTERVAL = Duration.ofSeconds(1);

	/** Worker 1 is primary from second 100 to 120, worker 2 from second 121 to 140. */
	private static final List<Belief> BELIEFS = List.of(belief(1, 4, 100, 120), belief(2, 5, 121, 140));

	@Test
	void completeReportsAreFine() {
		ReportChecker checker = checker(List.of(reports(1, 4, 103, 120), reports(2, 5, 124, 140)));
		assertThat(checker.doubled()).isEmpty();
		assertThat(checker.sentByAnotherThanThePrimary()).isEmpty();
		assertThat(checker.missing(INTERVAL, 0)).isEmpty();
	}

	@Test
	void plantedDoubleOfTheSameWorkerIsCaught() {
		assertThat(checker(List.of(reports(1, 4, 101, 120), reports(1, 4, 110, 110))).doubled()).hasSize(1);
	}

	@Test
	void plantedDoubleOfAnotherWorkerIsCaught() {
		assertThat(checker(List.of(reports(1, 4, 101, 120), reports(2, 5, 120, 140))).doubled()).hasSize(1);
	}

	@Test
	void plantedReportOfASecondaryIsCaught() {
		assertThat(checker(List.of(reports(1, 4, 101, 110), reports(3, 4, 111, 111))).sentByAnotherThanThePrimary())
			.hasSize(1);
	}

	@Test
	void plantedReportOfAnotherEpochIsCaught() {
		assertThat(checker(List.of(reports(1, 4, 101, 110), reports(1, 5, 111, 111))).sentByAnotherThanThePrimary())
			.hasSize(1);
	}

	@Test
	void plantedGapInATermIsCaught() {
		assertThat(checker(List.of(reports(1, 4, 101, 110), reports(1, 4, 112, 120), reports(2, 5, 122, 140)))
			.missing(INTERVAL, 0)).singleElement().asString().contains("Report 111");
	}

	@Test
	void plantedSilenceAfterTheTakeoverIsCaught() {
		assertThat(checker(List.of(reports(1, 4, 101, 120))).missing(INTERVAL, 0)).hasSize(16);
	}

	@Test
	void clocksWithDifferentZeroAreCompared() {
		long zero = Duration.ofSeconds(-5000).toNanos();
		ReportChecker checker = checker(List.of(reports(1, 4, 5101, 5120), reports(2, 5, 5122, 5140)));
		assertThat(checker.missing(INTERVAL, zero)).isEmpty();
		assertThat(checker.missing(INTERVAL, 0)).isNotEmpty();
	}

	private static Belief belief(long pid, long epoch, long fromSecond, long toSecond) {
		return new Belief(pid, epoch, Duration.ofSeconds(fromSecond).toNanos(),
				Duration.ofSeconds(toSecond).plusMillis(500).toNanos());
	}

	private static List<Mail> reports(long pid, long epoch, long first, long last) {
		return LongStream.rangeClosed(first, last)
			.mapToObj((number) -> new Mail(Instant.ofEpochSecond(number), pid, Long.toString(epoch),
					"Report " + number + ": 3 guests"))
			.toList();
	}

	private static ReportChecker checker(List<List<Mail>> mails) {
		return new ReportChecker(mails.stream().flatMap(List::stream).toList(), BELIEFS);
	}

}
