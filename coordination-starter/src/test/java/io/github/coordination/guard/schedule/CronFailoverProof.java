/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.schedule;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.assertj.core.api.ListAssert;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Cron jobs that are due while no worker is primary, or while one takes over: in real
 * processes, by the wall clock. Each case begins with a time at which the first worker is
 * primary, and ends with one at which the second is; between them lies the one that
 * nobody can meet. Not run by default, since it waits for its times.
 */
@Timeout(400)
@Execution(ExecutionMode.CONCURRENT)
class CronFailoverProof {

	private static final Duration WELL_AFTER = Duration.ofSeconds(1);

	private final List<CronWorker> workers = new ArrayList<>();

	@TempDir
	private Path directory;

	@AfterEach
	void endAll() {
		this.workers.forEach(CronWorker::close);
	}

	@Test
	void whatIsDueInAHandOverRunsOnceIfItIsToBeMadeUpFor() throws Exception {
		CronWorker first = primary();
		CronWorker second = secondary();
		first.hold();
		Instant before = awaitRuns(first);
		first.stop();
		Instant missed = awaitDue();
		first.allow("released");
		second.await("primary");
		Instant after = awaitRuns(second);
		assertRunsSince(before, CronWorker.MADE_UP_FOR).containsExactly(before, missed, after);
		assertRunsSince(before, CronWorker.SKIPPED).containsExactly(before, after);
	}

	@Test
	void whatHasRunBeforeAHandOverDoesNotRunAgain() throws Exception {
		CronWorker first = primary();
		CronWorker second = secondary();
		Instant before = awaitRuns(first);
		first.stop();
		second.await("primary");
		Instant after = awaitRuns(second);
		assertRunsSince(before, CronWorker.MADE_UP_FOR).containsExactly(before, after);
		assertRunsSince(before, CronWorker.SKIPPED).containsExactly(before, after);
	}

	@Test
	void whatIsDueInATakeoverRunsOnce() throws Exception {
		CronWorker first = primary();
		CronWorker second = launch();
		second.allow("enter");
		second.await("standing");
		Instant before = awaitRuns(first);
		first.stop();
		second.await("migrating");
		Instant late = awaitDue();
		second.allow("migrated");
		Instant after = awaitRuns(second);
		assertRunsSince(before, CronWorker.MADE_UP_FOR).containsExactly(before, late, after);
		assertRunsSince(before, CronWorker.SKIPPED).containsExactly(before, late, after);
	}

	@Test
	void whatIsDueAtACrashRunsIfItIsToBeMadeUpFor() throws Exception {
		CronWorker first = primary();
		CronWorker second = secondary();
		Instant before = awaitRuns(first);
		Instant at = CronWorker.nextDue();
		await(at.minusMillis(50));
		first.close();
		second.await("primary");
		await(at.plus(WELL_AFTER));
		Instant after = awaitRuns(second);
		assertRunsSince(before, CronWorker.MADE_UP_FOR).startsWith(before, at).endsWith(after).hasSizeBetween(3, 4);
		assertRunsSince(before, CronWorker.SKIPPED).doesNotHaveDuplicates().contains(before, after);
	}

	@Test
	void lastOfSeveralTimesAfterACrashIsMadeUpFor() throws Exception {
		CronWorker first = primary();
		CronWorker second = launch();
		Instant before = awaitRuns(first);
		first.close();
		awaitDue();
		awaitDue();
		second.enter();
		second.await("primary");
		Instant after = awaitRuns(second);
		Instant last = CronWorker.dueBefore(after);
		assertRunsSince(before, CronWorker.MADE_UP_FOR).containsExactly(before, last, after);
		assertRunsSince(before, CronWorker.SKIPPED).containsExactly(before, after);
	}

	@Test
	void whatWasDueTooLongAgoIsNotMadeUpFor() throws Exception {
		CronWorker first = primary();
		CronWorker second = launch("--coordination.primary.missed-within=" + WELL_AFTER.toMillis() + "ms");
		Instant before = awaitRuns(first);
		first.stop();
		awaitDue();
		second.enter();
		second.await("primary");
		Instant after = awaitRuns(second);
		assertRunsSince(before, CronWorker.MADE_UP_FOR).containsExactly(before, after);
		assertRunsSince(before, CronWorker.SKIPPED).containsExactly(before, after);
	}

	private CronWorker primary() throws IOException {
		CronWorker worker = launch();
		worker.enter();
		worker.await("primary");
		return worker;
	}

	private CronWorker secondary() throws IOException {
		CronWorker worker = launch();
		worker.enter();
		worker.await("standing");
		return worker;
	}

	private CronWorker launch(String... arguments) throws IOException {
		CronWorker worker = new CronWorker(this.directory, arguments);
		this.workers.add(worker);
		worker.await("entering");
		return worker;
	}

	/** Wait until a worker has run both jobs the next time that they are due. */
	private static Instant awaitRuns(CronWorker worker) {
		Instant due = CronWorker.nextDue();
		worker.awaitRuns(due);
		return due;
	}

	/** Wait until the next time that the jobs are due has passed. */
	private static Instant awaitDue() {
		Instant due = CronWorker.nextDue();
		await(due.plus(WELL_AFTER));
		return due;
	}

	private static void await(Instant time) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.pollInterval(Duration.ofMillis(5))
			.until(() -> !Instant.now().isBefore(time));
	}

	private ListAssert<Instant> assertRunsSince(Instant first, String job) {
		List<Instant> due = this.workers.stream()
			.flatMap((worker) -> worker.dueTimes(job).stream())
			.filter((time) -> !time.isBefore(first))
			.sorted()
			.toList();
		return assertThat(due).as(() -> job + " by " + this.workers);
	}

}
