/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.coordination.Worker;
import io.github.coordination.lease.Holder;

import static org.assertj.core.api.Assertions.assertThat;

class ProcessesTests {

	private static final String BOOT = "3e0c5d8a-0000-4000-8000-000000000001";

	private static final String NAMESPACE = "pid:[4026531836]";

	private static final long PID = 4711;

	private static final long STARTED = 123_456;

	@TempDir
	private Path proc;

	@BeforeEach
	void mount() throws IOException {
		write("sys/kernel/random/boot_id", BOOT + "\n");
		write("self/stat", stat(1, "S", 7));
		mountedWith("rw,nosuid");
		Files.createDirectories(this.proc.resolve("self/ns"));
		Files.createSymbolicLink(this.proc.resolve("self/ns/pid"), Path.of(NAMESPACE));
	}

	@Test
	void holderIsDescribedAsItsProcessIs() throws IOException {
		runs("S", STARTED);
		Worker worker = new Worker("w", "here", PID);
		assertThat(processes().holder(worker)).isEqualTo(new Holder(worker, BOOT, NAMESPACE, STARTED));
	}

	@Test
	void processThatRunsIsNotDead() throws IOException {
		runs("R", STARTED);
		assertThat(isProvenDead()).isFalse();
	}

	@Test
	void absentProcessIsDead() {
		assertThat(isProvenDead()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Z", "X" })
	void zombieIsDead(String state) throws IOException {
		runs(state, STARTED);
		assertThat(isProvenDead()).isTrue();
	}

	@Test
	void processOfAnotherStartTimeHasTakenThePidOfADeadOne() throws IOException {
		runs("S", STARTED + 1);
		assertThat(isProvenDead()).isTrue();
	}

	@Test
	void processWithParenthesesAndSpacesInItsNameIsRead() throws IOException {
		write(PID + "/stat", "%d (Z) Z 1 (java) S".formatted(PID) + " 0".repeat(18) + " " + STARTED + " 0 0");
		assertThat(isProvenDead()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "4711", "4711 (java) S 1 2", "4711 (java) Z 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 x 0" })
	void processThatCannotBeReadIsNotProvenDead(String stat) throws IOException {
		write(PID + "/stat", stat);
		assertThat(isProvenDead()).isFalse();
	}

	@Test
	void processBeforeAnotherBootIsNotProvenDead() {
		assertThat(processes().isProvenDead(holder("another boot", NAMESPACE, STARTED))).isFalse();
	}

	@Test
	void processOfAnotherPidNamespaceIsNotProvenDead() {
		assertThat(processes().isProvenDead(holder(BOOT, "pid:[1]", STARTED))).isFalse();
	}

	@Test
	void processWhoseStartTimeIsUnknownIsNotProvenDead() {
		assertThat(processes().isProvenDead(holder(BOOT, NAMESPACE, 0))).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "rw,hidepid=1", "rw,hidepid=2", "rw,hidepid=invisible,gid=4", "rw,hidepid=ptraceable" })
	void absenceProvesNothingWhereProcessesAreHidden(String options) throws IOException {
		mountedWith(options);
		assertThat(isProvenDead()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "rw,hidepid=0", "rw,hidepid=off" })
	void absenceProvesDeathWhereProcessesAreNotHidden(String options) throws IOException {
		mountedWith(options);
		assertThat(isProvenDead()).isTrue();
	}

	@Test
	void visibleZombieIsDeadEvenWhereProcessesAreHidden() throws IOException {
		mountedWith("rw,hidepid=2");
		runs("Z", STARTED);
		assertThat(isProvenDead()).isTrue();
	}

	@Test
	void absenceProvesNothingOnceTheTreeIsGone() throws IOException {
		Processes processes = processes();
		Files.delete(this.proc.resolve("self/stat"));
		assertThat(processes.isProvenDead(holder(BOOT, NAMESPACE, STARTED))).isFalse();
	}

	@Test
	void nothingIsProvenWithoutTheTree() {
		Processes none = new Processes(this.proc.resolve("none"));
		Worker worker = new Worker("w", "here", PID);
		assertThat(none.holder(worker)).isEqualTo(new Holder(worker, "", "", 0));
		assertThat(none.isProvenDead(new Holder(worker, "", "", STARTED))).isFalse();
		assertThat(none.isProvenDead(holder(BOOT, NAMESPACE, STARTED))).isFalse();
	}

	@Test
	void nothingIsProvenWithoutThePidNamespace() throws IOException {
		Files.delete(this.proc.resolve("self/ns/pid"));
		assertThat(processes().isProvenDead(holder(BOOT, "", STARTED))).isFalse();
	}

	private boolean isProvenDead() {
		return processes().isProvenDead(holder(BOOT, NAMESPACE, STARTED));
	}

	private Processes processes() {
		return new Processes(this.proc);
	}

	private static Holder holder(String bootId, String pidNamespace, long startTime) {
		return new Holder(new Worker("other", "here", PID), bootId, pidNamespace, startTime);
	}

	private void runs(String state, long startTime) throws IOException {
		write(PID + "/stat", stat(PID, state, startTime));
	}

	private static String stat(long pid, String state, long startTime) {
		return "%d (java) %s".formatted(pid, state) + " 0".repeat(18) + " " + startTime + " 0 0\n";
	}

	private void mountedWith(String options) throws IOException {
		write("self/mountinfo", "23 28 0:21 / /proc rw,nosuid shared:13 - proc proc " + options
				+ "\n24 28 0:22 / /sys rw shared:7 - sysfs sysfs rw,hidepid=2\n");
	}

	private void write(String file, String text) throws IOException {
		Path path = this.proc.resolve(file);
		Files.createDirectories(path.getParent());
		Files.writeString(path, text);
	}

}
