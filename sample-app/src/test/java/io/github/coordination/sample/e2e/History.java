/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample.e2e;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.coordination.sample.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What must be true of everything that the workers of a cluster have done, whatever
 * happened to them.
 */
final class History {

	private final List<Belief> beliefs;

	private final List<Mail> mails;

	private final TestDatabase database;

	private final List<WorkerProcess> workers;

	private final List<WorkerLog> logs;

	History(Cluster cluster) throws IOException {
		this.beliefs = cluster.beliefs();
		this.mails = cluster.mails();
		this.database = cluster.database();
		this.workers = cluster.workers();
		this.logs = this.workers.stream()
			.map((worker) -> WorkerLog.parse(worker.pid(), worker.log()).with(this.beliefs))
			.toList();
	}

	void hasOnePrimaryAtATime(int terms) {
		BeliefChecker checker = new BeliefChecker(this.beliefs);
		assertThat(checker.overlaps()).isEmpty();
		assertThat(checker.epochsThatDoNotGrow()).isEmpty();
		assertThat(this.beliefs).hasSizeGreaterThanOrEqualTo(terms);
	}

	void neverWasWithoutPrimaryLongerThan(Duration bound) {
		assertThat(new BeliefChecker(this.beliefs).longestGap()).isLessThan(bound);
	}

	void hasEveryReportOnce() {
		ReportChecker checker = new ReportChecker(this.mails, this.logs);
		assertThat(checker.doubled()).isEmpty();
		assertThat(checker.sentByAnotherThanThePrimary()).isEmpty();
		assertThat(checker.missing(Cluster.REPORT_INTERVAL)).isEmpty();
	}

	void hasOneEffectiveMigration() {
		assertThat(this.database.auditEntries()).filteredOn((entry) -> entry.startsWith("migration"))
			.containsExactly("migration hashed the e-mail addresses of 2 guests");
		assertThat(this.database.emails()).allMatch((email) -> email.startsWith("sha256:"));
	}

	void hasOneCleanUpOfTheOldGuest() {
		assertThat(this.database.auditEntries()).filteredOn((entry) -> entry.startsWith("clean-up"))
			.containsExactly("clean-up removed 1 guests");
	}

	/**
	 * Checks that a worker that never was primary has not even begun with the work of the
	 * primary.
	 */
	void hasWorkOfPrimariesOnly() {
		Set<Long> primaries = primaries();
		assertThat(this.workers).filteredOn((worker) -> !primaries.contains(worker.pid()))
			.allSatisfy((worker) -> assertThat(worker.log()).doesNotContain("Reports are sent", "Migration: "));
	}

	void hasAuditOfPrimariesOnly() {
		assertThat(this.database.jdbc().sql("SELECT pid FROM audit").query(Long.class).list()).isSubsetOf(primaries());
	}

	/** A term can be too short for a belief to be recorded: the logs have all of them. */
	private Set<Long> primaries() {
		return this.logs.stream()
			.filter((log) -> !log.epochs().isEmpty())
			.map(WorkerLog::pid)
			.collect(Collectors.toSet());
	}

}
