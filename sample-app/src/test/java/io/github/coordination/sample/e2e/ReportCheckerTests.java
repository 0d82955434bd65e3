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

	/** Worker 1 is primary until report 120, then worker 2. */
	private static final String LOG1 = role(4) + begin(101);

	private static final String LOG2 = role(5) + begin(122);

	@Test
	void completeReportsAreFine() {
		ReportChecker checker = checker(List.of(reports(1, 4, 101, 120), reports(2, 5, 122, 140)));
		assertThat(checker.doubled()).isEmpty();
		assertThat(checker.sentByAnotherThanThePrimary()).isEmpty();
		assertThat(checker.missing(INTERVAL)).isEmpty();
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
		assertThat(checker(List.of(reports(1, 4, 101, 110), reports(1, 4, 112, 120))).missing(INTERVAL)).singleElement()
			.asString()
			.contains("Report 111");
	}

	@Test
	void plantedSilenceUpToAReportThatFailedIsCaught() {
		assertThat(checker(LOG1 + unsent(110), List.of()).missing(INTERVAL)).hasSize(9);
	}

	@Test
	void plantedGapBeforeAnotherRunOfTheSameWorkerIsCaught() {
		String log = LOG1 + role(9) + begin(131);
		assertThat(checker(log, List.of(reports(1, 4, 101, 120), reports(1, 9, 131, 140))).missing(INTERVAL)).isEmpty();
		assertThat(checker(log, List.of(reports(1, 4, 101, 120), reports(1, 9, 132, 140))).missing(INTERVAL))
			.hasSize(1);
	}

	@Test
	void reportsThatWerePassedOverOrFailedOrLeftOutAreExplained() {
		String log = LOG1 + passedOver(104, 109, 109) + unsent(112) + leftOut(113);
		assertThat(checker(log, List.of(reports(1, 4, 101, 103), reports(1, 4, 110, 111), reports(1, 4, 114, 120)))
			.missing(INTERVAL)).isEmpty();
	}

	@Test
	void plantedPassingOverBeforeTheReportWasDueIsCaught() {
		String log = LOG1 + passedOver(104, 109, 107);
		assertThat(checker(log, List.of(reports(1, 4, 101, 103), reports(1, 4, 110, 120))).missing(INTERVAL)).hasSize(2)
			.allMatch((sentence) -> sentence.contains("not even due"));
	}

	@Test
	void reportThatTheKillOfItsWorkerPreventedIsNotMissed() {
		assertThat(checker(LOG1, List.of(reports(1, 4, 101, 102))).missing(INTERVAL)).isEmpty();
	}

	@Test
	void termThatWasOnlySeenCounts() {
		WorkerLog log = WorkerLog.parse(1, begin(101));
		List<Mail> reports = reports(1, 4, 101, 110);
		assertThat(new ReportChecker(reports, List.of(log)).sentByAnotherThanThePrimary()).hasSize(10);
		WorkerLog seen = log.with(List.of(new Belief(2, 3, 0, 9), new Belief(1, 4, 10, 20)));
		assertThat(new ReportChecker(reports, List.of(seen)).sentByAnotherThanThePrimary()).isEmpty();
		assertThat(seen.epochs()).containsExactly(4L);
	}

	private static String role(long epoch) {
		return line(0, "INFO", "Worker role: role=PRIMARY, election=primary, epoch=" + epoch + ", cause=FREE (free)");
	}

	private static String begin(long number) {
		return line(0, "INFO", "Reports are sent from now on, every 1000 ms, beginning with report " + number);
	}

	private static String unsent(long number) {
		return line(0, "ERROR", "Report " + number + " was not sent");
	}

	private static String leftOut(long number) {
		return line(0, "INFO", "Report " + number + " is left out: this worker's term is over");
	}

	private static String passedOver(long from, long to, long second) {
		return line(second, "WARN", "Reports " + from + " to " + to + " are passed over: they were due before report "
				+ (from - 1) + " was done");
	}

	private static String line(long second, String level, String text) {
		return Instant.ofEpochSecond(second) + "  " + level + " 17 --- [sample-app] [reports-1] a.b.C : " + text + "\n";
	}

	private static List<Mail> reports(long pid, long epoch, long first, long last) {
		return LongStream.rangeClosed(first, last)
			.mapToObj((number) -> new Mail(Instant.ofEpochSecond(number), pid, Long.toString(epoch),
					"Report " + number + ": 3 guests"))
			.toList();
	}

	private static ReportChecker checker(List<List<Mail>> mails) {
		return checker(LOG1, mails);
	}

	private static ReportChecker checker(String log1, List<List<Mail>> mails) {
		return new ReportChecker(mails.stream().flatMap(List::stream).toList(),
				List.of(WorkerLog.parse(1, log1), WorkerLog.parse(2, LOG2), WorkerLog.parse(3, "")));
	}

}
