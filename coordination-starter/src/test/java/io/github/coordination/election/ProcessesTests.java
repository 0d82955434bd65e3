/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.coordination.Worker;
import io.github.coordination.lease.Holder;

import static org.assertj.core.api.Assertions.assertThat;

class ProcessesTests {

	private static final String BOOT = FakeProcFiles.BOOT;

	private static final String NAMESPACES = FakeProcFiles.NAMESPACES;

	private static final String PID_NAMESPACE = FakeProcFiles.PID_NAMESPACE;

	private static final long SELF = FakeProcFiles.SELF;

	private static final long STARTED = FakeProcFiles.STARTED;

	private static final long PID = 4711;

	private FakeProcFiles proc;

	@BeforeEach
	void mount(@TempDir Path directory) throws IOException {
		this.proc = new FakeProcFiles(directory);
	}

	@Test
	void holderIsDescribedAsItsProcessIs() {
		Worker worker = new Worker("w", "here", SELF);
		assertThat(processes().holder(worker)).isEqualTo(new Holder(worker, BOOT, NAMESPACES, STARTED));
	}

	@Test
	void thisProcessHasEvidenceOfWhereItLivesAndIsNotDead() {
		Processes real = new Processes();
		Holder self = real.holder(new Worker("w", "here", ProcessHandle.current().pid()));
		assertThat(self.startTime()).isPositive();
		assertThat(real.isProvenDead(self)).isFalse();
	}

	@Test
	void thisProcessProvesThatAnotherOfItsPidIsDead() {
		Processes real = new Processes();
		Holder self = real.holder(new Worker("w", "here", ProcessHandle.current().pid()));
		assertThat(real.isProvenDead(new Holder(self.worker(), self.bootId(), self.namespaces(), self.startTime() + 1)))
			.isTrue();
	}

	@Test
	void workerThatIsAnotherProcessHasNoEvidence() {
		Worker worker = new Worker("w", "here", PID);
		assertThat(processes().holder(worker)).isEqualTo(new Holder(worker, "", "", 0));
	}

	@Test
	void holderWhoseViewIsInDoubtHasNoEvidence() throws IOException {
		this.proc.remove("self/ns/time");
		Worker worker = new Worker("w", "here", SELF);
		assertThat(processes().holder(worker)).isEqualTo(new Holder(worker, "", "", 0));
	}

	@Test
	void processThatRunsIsNotDead() throws IOException {
		this.proc.runs(PID, "R", 30, STARTED);
		assertThat(isProvenDead()).isFalse();
	}

	@Test
	void absentProcessIsDead() {
		assertThat(isProvenDead()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Z", "X" })
	void zombieIsDead(String state) throws IOException {
		this.proc.runs(PID, state, 1, STARTED);
		assertThat(isProvenDead()).isTrue();
	}

	@Test
	void processWhoseFirstThreadHasEndedIsNotDead() throws IOException {
		this.proc.runs(PID, "Z", 2, STARTED);
		assertThat(isProvenDead()).isFalse();
	}

	@Test
	void processOfAnotherStartTimeHasTakenThePidOfADeadOne() throws IOException {
		this.proc.runs(PID, "S", 30, STARTED + 1);
		assertThat(isProvenDead()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "4711", "4711 (java) S 1 2", "4711 (java) Z 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 1 8 x 0",
			"4711 (java) Z 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 x 8 9 0" })
	void processThatCannotBeReadIsNotProvenDead(String stat) throws IOException {
		this.proc.write(PID + "/stat", stat);
		assertThat(isProvenDead()).isFalse();
	}

	@Test
	void processThatMayNotBeLookedAtIsNotProvenDead() throws IOException {
		this.proc.link(Long.toString(PID), Long.toString(PID));
		assertThat(isProvenDead()).isFalse();
	}

	@Test
	void processBeforeAnotherBootIsNotProvenDead() {
		assertThat(isProvenDead(holder(UUID.randomUUID().toString(), NAMESPACES, STARTED))).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "pid:[4026532201] time:[4026531834]", "pid:[4026531836] time:[4026532202]",
			"time:[4026531834]", "" })
	void processOfOtherNamespacesIsNotProvenDead(String namespaces) {
		assertThat(isProvenDead(holder(BOOT, namespaces, STARTED))).isFalse();
	}

	@Test
	void recordOfTheFormerVersionProvesNothing() {
		assertThat(isProvenDead(holder(BOOT, PID_NAMESPACE, STARTED))).isFalse();
	}

	@Test
	void processWhoseStartTimeOrPidIsUnknownIsNotProvenDead() {
		assertThat(isProvenDead(holder(BOOT, NAMESPACES, 0))).isFalse();
		assertThat(isProvenDead(new Holder(new Worker("other", "here", 0), BOOT, NAMESPACES, STARTED))).isFalse();
	}

	@Test
	void nothingIsProvenOnceTheViewIsInDoubt() throws IOException {
		Processes processes = processes();
		assertThat(processes.isProvenDead(holder(BOOT, NAMESPACES, STARTED))).isTrue();
		this.proc.mounts("/ /proc - proc proc rw,hidepid=invisible");
		assertThat(processes.isProvenDead(holder(BOOT, NAMESPACES, STARTED))).isFalse();
	}

	@Test
	void nothingIsProvenWithoutTheTree() {
		Processes none = new Processes(this.proc.root().resolve("none"), SELF);
		Worker worker = new Worker("w", "here", SELF);
		assertThat(none.holder(worker)).isEqualTo(new Holder(worker, "", "", 0));
		assertThat(none.isProvenDead(new Holder(new Worker("other", "here", PID), "", "", STARTED))).isFalse();
		assertThat(none.isProvenDead(holder(BOOT, NAMESPACES, STARTED))).isFalse();
	}

	private boolean isProvenDead() {
		return isProvenDead(holder(BOOT, NAMESPACES, STARTED));
	}

	private boolean isProvenDead(Holder holder) {
		return processes().isProvenDead(holder);
	}

	private Processes processes() {
		return new Processes(this.proc.root(), SELF);
	}

	private static Holder holder(String bootId, String namespaces, long startTime) {
		return new Holder(new Worker("other", "here", PID), bootId, namespaces, startTime);
	}

}
