/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import ch.qos.logback.classic.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.coordination.Term;
import io.github.coordination.TransitionCause;
import io.github.coordination.Worker;
import io.github.coordination.lease.Holder;
import io.github.coordination.lease.LeaseRecord;

import static org.assertj.core.api.Assertions.assertThat;

class ElectionLoggerTests {

	private static final Term TERM = new Term("primary", 7, Instant.EPOCH);

	private final CapturedLog log = new CapturedLog(ElectionLogger.class);

	private final ElectionLogger logger = new ElectionLogger("memory", "this JVM");

	@AfterEach
	void close() {
		this.log.close();
	}

	@Test
	void eachTransitionIsOneInfoLineWithEpochAndCause() {
		try (TestWorker worker = new TestWorker(new UnreliableStore(), this.logger).start("primary")) {
			worker.election("primary").resign();
			TestWorker.await(() -> !worker.election("primary").isPrimary());
		}
		TestWorker.await(() -> this.log.lines().size() >= 2);
		assertThat(this.log.lines().subList(0, 2)).containsExactly(
				"INFO Worker role: role=PRIMARY, election=primary, epoch=1, cause=FREE (the election was free)",
				"INFO Worker role: role=SECONDARY, election=primary, epoch=1, cause=RESIGNED (it resigned)");
	}

	@Test
	void secondaryNamesThePrimaryThatItSees() {
		UnreliableStore store = new UnreliableStore();
		try (TestWorker first = new TestWorker(store).start("primary");
				TestWorker second = new TestWorker(store, this.logger).start("primary")) {
			Worker primary = first.engine().worker();
			TestWorker.await(() -> !this.log.lines().isEmpty());
			assertThat(this.log.lines()).containsExactly("INFO Primary seen: election=primary, epoch=1, worker="
					+ primary.id() + " (pid " + primary.pid() + " on localhost)");
			assertThat(second.election("primary").isPrimary()).isFalse();
		}
	}

	@Test
	void outageIsOneWarningAndItsEndOneInfoLine() {
		UnreliableStore store = new UnreliableStore();
		try (TestWorker worker = new TestWorker(store, this.logger, TestWorker.SHORT_LEASE).start("primary")) {
			store.setDown(true);
			TestWorker.await(() -> worker.engine().renewals().failed().count() >= 2);
			TestWorker.await(() -> !worker.election("primary").isPrimary());
			store.setDown(false);
			TestWorker.await(() -> worker.election("primary").isPrimary());
		}
		assertThat(this.log.lines(Level.WARN))
			.containsExactly("Store unreachable: store=memory (this JVM): java.lang.IllegalStateException: "
					+ "planned outage. A primary stays so until its lease ends, others stay secondary");
		assertThat(this.log.lines(Level.INFO)).filteredOn((line) -> line.startsWith("Store"))
			.containsExactly("Store reachable: store=memory (this JVM)");
	}

	@Test
	void waitIsOneInfoLineThatSaysWhyAndHowLong() {
		UnreliableStore store = new UnreliableStore();
		try (TestWorker worker = new TestWorker(store, this.logger, TestWorker.SHORT_LEASE).start("primary")) {
			store.delete("primary");
			TestWorker.await(() -> worker.election("primary").epoch() > 1);
		}
		assertThat(this.log.lines(Level.INFO)).filteredOn((line) -> line.startsWith("Waiting"))
			.singleElement()
			.asString()
			.matches("Waiting before taking over: election=primary, at most [12]\\.\\d s, "
					+ "because there is no record, so a term that nobody knows of may still run");
	}

	@Test
	void waitForAnotherWorkerNamesIt() {
		this.logger.waiting("primary", record("w-1", "host-a"), Duration.ofMillis(9512));
		assertThat(this.log.lines())
			.containsExactly("INFO Waiting before taking over: election=primary, at most 9.5 s, "
					+ "because the term with epoch 8 of worker w-1 (pid 4711 on host-a) may still run");
	}

	@Test
	void foreignTextCannotForgeALine() {
		this.logger.seen("primary", record("w\n2026 INFO all is well", "host\u202Egnp\u0000"));
		this.logger.refused("primary", "bad\r\nrecord");
		this.logger.storeUnreachable(new IllegalStateException("a\nb"));
		assertThat(this.log.lines()).hasSize(3).allMatch((line) -> line.chars().noneMatch(Character::isISOControl));
		assertThat(this.log.lines().get(0)).contains("w?2026 INFO all is well (pid 4711 on host?gnp?)");
		assertThat(this.log.lines().get(1)).contains("bad??record");
		assertThat(this.log.lines().get(2)).contains("a?b");
	}

	@Test
	void refusalIsRepeatedOnlyWhenItsReasonChanges() {
		for (int i = 0; i < 5; i++) {
			this.logger.refused("primary", "no right to write");
			this.logger.refused("reports", "no right to write");
		}
		this.logger.refused("primary", "malformed record");
		assertThat(this.log.lines()).hasSize(3);
		assertThat(this.log.lines().get(0)).isEqualTo("WARN Store memory (this JVM) refused: election=primary: "
				+ "no right to write. This worker stays secondary and asks again");
		assertThat(this.log.lines().get(1)).contains("election=reports");
		assertThat(this.log.lines().get(2)).contains("malformed record");
	}

	@Test
	void refusalIsWrittenAgainAfterTheStoreHasAnswered() {
		this.logger.refused("primary", "no right to write");
		this.logger.seen("primary", record("w-1", "host-a"));
		this.logger.refused("primary", "no right to write");
		this.logger.acquired(TERM, TransitionCause.EXPIRED);
		this.logger.refused("primary", "no right to write");
		assertThat(this.log.lines(Level.WARN)).hasSize(3);
	}

	@Test
	void stuckWorkIsAnErrorThatNamesIt() {
		this.logger.stuck(TERM, List.of("Reports.send", "Cleanup.run"));
		assertThat(this.log.lines())
			.containsExactly("ERROR Work does not end: election=primary, epoch=7, work=[Reports.send, Cleanup.run]. "
					+ "The lease is not released: it ends by itself after this work");
	}

	@Test
	void unexpectedFailureHasItsStackTraceAndDoesNotFloodTheLog() {
		for (int i = 0; i < 100; i++) {
			this.logger.failed("coordination-watch", new IllegalStateException("planned"));
		}
		this.logger.failed("coordination-election", new IllegalStateException("planned"));
		List<String> lines = this.log.linesWithStackTrace(Level.ERROR);
		assertThat(lines).hasSize(8).isEqualTo(this.log.lines(Level.ERROR));
		assertThat(lines.get(0))
			.isEqualTo("Unexpected failure in coordination-watch (number 1 of its kind), the election goes on");
		assertThat(lines.get(6)).contains("number 64 of its kind");
		assertThat(lines.get(7)).contains("coordination-election (number 1 ");
	}

	@Test
	void failedTakeoverIsAnErrorWithStackTrace() {
		this.logger.takeoverFailed(TERM, new IllegalStateException("planned"));
		assertThat(this.log.linesWithStackTrace(Level.ERROR)).containsExactly("Takeover failed: election=primary, "
				+ "epoch=7. This worker hands over and stands again after a pause");
	}

	@Test
	void stepsWithinATransitionAreForDebugging() {
		this.logger.tookOver(TERM);
		this.logger.handingOver(TERM, TransitionCause.STOPPED);
		this.logger.stopped(TERM, TransitionCause.STOPPED);
		assertThat(this.log.lines()).isEmpty();
		assertThat(this.log.lines(Level.DEBUG)).containsExactly("Takeover complete: election=primary, epoch=7",
				"Handing over: election=primary, epoch=7, cause=STOPPED (the worker stops)",
				"Work stopped: election=primary, epoch=7");
	}

	private static LeaseRecord record(String worker, String host) {
		return new LeaseRecord(new Holder(new Worker(worker, host, 4711), "", "", 0), 8, 0, Duration.ofSeconds(10),
				false);
	}

}
