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
import java.util.List;
import java.util.stream.Stream;

import org.awaitility.Awaitility;

import io.github.coordination.faults.ChildJvm;

/**
 * A worker with cron jobs, in a process of its own.
 */
final class CronWorker implements AutoCloseable {

	/** The job that is made up for when it was missed. */
	static final String MADE_UP_FOR = "made-up-for";

	/** The job that is not. */
	static final String SKIPPED = "skipped";

	private static final Duration PERIOD = Duration.ofSeconds(6);

	/** A busy machine starts processes slowly. */
	private static final Duration PATIENCE = Duration.ofMinutes(2);

	/** The clock of a timer may be ahead of the wall clock by so much. */
	private static final Duration EARLY = Duration.ofMillis(100);

	private final ChildJvm process;

	/**
	 * Start a process that is ready to enter.
	 * @param directory where the file store is
	 * @param arguments arguments of the command line
	 */
	CronWorker(Path directory, String... arguments) throws IOException {
		Stream<String> fixed = Stream.of("--spring.application.name=cron", "--spring.main.banner-mode=off",
				"--coordination.file.directory=" + directory, "--coordination.primary.drain-timeout=60s",
				"--spring.lifecycle.timeout-per-shutdown-phase=90s");
		this.process = ChildJvm.startWithLibraries(CronWorkerMain.class,
				Stream.concat(fixed, Stream.of(arguments)).toList());
	}

	/** Let it stand, and let its migration take no time. */
	void enter() throws IOException {
		allow("enter");
		allow("migrated");
	}

	/** The next time at which the jobs are due. */
	static Instant nextDue() {
		return due(Instant.now()).plus(PERIOD);
	}

	static Instant dueBefore(Instant due) {
		return due.minus(PERIOD);
	}

	/** The time at which what runs at an instant was due. */
	private static Instant due(Instant run) {
		long millis = run.toEpochMilli();
		return Instant.ofEpochMilli(millis - millis % PERIOD.toMillis());
	}

	/**
	 * Let a guarded call run until it is {@linkplain #allow allowed} to end.
	 */
	void hold() throws IOException {
		allow("hold");
		await("holding");
	}

	/**
	 * Let the process go on.
	 * @param step what it waits for
	 */
	void allow(String step) throws IOException {
		this.process.send(step);
	}

	void await(String line) {
		Awaitility.await(line)
			.atMost(PATIENCE)
			.pollInterval(Duration.ofMillis(5))
			.until(() -> this.process.lines().contains(line));
	}

	/** Wait until both jobs have run at a time. */
	void awaitRuns(Instant due) {
		Awaitility.await("runs of " + due)
			.atMost(Duration.ofSeconds(60))
			.pollInterval(Duration.ofMillis(20))
			.failFast("the next time has come", () -> Instant.now().isAfter(due.plus(PERIOD)))
			.until(() -> dueTimes(MADE_UP_FOR).contains(due) && dueTimes(SKIPPED).contains(due));
	}

	/** The times at which a job was due that has run here, one for each run. */
	List<Instant> dueTimes(String job) {
		String prefix = "run " + job + " ";
		return this.process.lines()
			.stream()
			.filter((line) -> line.startsWith(prefix))
			.map((line) -> Instant.ofEpochMilli(Long.parseLong(line.substring(prefix.length()))))
			.map((run) -> due(run.plus(EARLY)))
			.toList();
	}

	/** SIGTERM, without waiting for the end. */
	void stop() throws Exception {
		this.process.signal("TERM");
	}

	/** {@code kill -9}. */
	@Override
	public void close() {
		this.process.close();
	}

	@Override
	public String toString() {
		return String.join("\n", this.process.lines());
	}

}
