/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.coordination.faults.ChildJvm;
import io.github.coordination.faults.ProofSize;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Files and directories that vanish under a living primary: at no instant do two workers
 * believe, and there is one primary again.
 */
class DamageTests {

	@TempDir
	private Path temporary;

	private Path directory;

	private Workers workers;

	private long epoch;

	@BeforeEach
	void createWorkers() throws Exception {
		this.directory = this.temporary.resolve("state");
		this.workers = new Workers(this.directory, Files.createDirectory(this.temporary.resolve("beliefs")));
	}

	@AfterEach
	void endWorkers() {
		this.workers.close();
	}

	private ChildJvm awaitNext() {
		ChildJvm primary = this.workers.awaitPrimary(this.epoch);
		this.epoch = this.workers.greatestEpoch();
		return primary;
	}

	@Test
	void everyDamageUnderAPrimaryAndAWaitingWorkerEndsTheTermWithoutOverlap() throws Exception {
		this.workers.start();
		awaitNext();
		this.workers.start().await("seen");
		for (Damage damage : Damage.values()) {
			damage.inflict(this.directory);
			awaitNext();
			assertThat(this.workers.contradictions()).as(damage.name()).isEmpty();
		}
		assertThat(this.workers.intervals(Workers.ELECTION)).hasSizeGreaterThan(Damage.values().length);
	}

	@Test
	void workerThatStartsJustAfterTheDamageDoesNotOverlapTheFormerPrimary() throws Exception {
		for (Damage damage : ProofSize.of(List.of(Damage.DIRECTORY_REMOVED),
				List.of(Damage.DIRECTORY_REMOVED, Damage.BOTH_FILES_RENAMED))) {
			ChildJvm former = this.workers.start();
			awaitNext();
			ChildJvm next = this.workers.launch();
			damage.inflict(this.directory);
			awaitNext();
			assertThat(this.workers.contradictions()).as(damage.name()).isEmpty();
			former.kill();
			next.kill();
			former.awaitEnd();
			next.awaitEnd();
		}
	}

	static List<Damage> damages() {
		return ProofSize.of(List.of(Damage.LOCK_FILE_REMOVED, Damage.DIRECTORY_RENAMED), List.of(Damage.values()));
	}

	/**
	 * The former primary does not even run when its files vanish, so only the kernel
	 * knows of it; when it goes on, its deadline has passed.
	 */
	@ParameterizedTest
	@MethodSource("damages")
	void stoppedPrimaryWhoseFilesVanishIsWaitedOut(Damage damage) throws Exception {
		ChildJvm former = this.workers.start();
		awaitNext();
		former.signal("STOP");
		damage.inflict(this.directory);
		ChildJvm next = this.workers.start();
		assertThat(next.await("acquired")).contains("WAITED_OUT");
		former.signal("CONT");
		former.await("lost");
		assertThat(this.workers.contradictions()).isEmpty();
	}

	@Test
	void lockThatTheKernelDropsInsideThePrimarysJvmCostsOneTermAndNoOverlap() throws Exception {
		ChildJvm first = this.workers.start();
		awaitNext();
		this.workers.start().await("seen");
		first.send("touch " + this.directory.resolve(Damage.LOCK));
		first.await("lost");
		awaitNext();
		assertThat(this.workers.contradictions()).isEmpty();
	}

	/**
	 * What nobody has to clear away: {@code L} is the lock file.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "ln L link", "rm L; mkfifo -m 600 L", "rm L; mkdir -m 700 L", "rm L; ln -s elsewhere L",
			"mv L x; touch L; chmod 644 L" })
	void lockFileThatIsReplacedByWhatIsNoLockFileEndsTheTermAndIsMended(String script) throws Exception {
		ChildJvm only = this.workers.start();
		awaitNext();
		ProcessBuilder shell = new ProcessBuilder("sh", "-c", script.replace("L", Damage.LOCK));
		assertThat(shell.directory(this.directory.toFile()).start().waitFor()).isZero();
		only.await("lost");
		awaitNext();
		assertThat(only.lines()).filteredOn((line) -> line.startsWith("told")).hasSize(1);
		assertThat(only.lines()).noneMatch((line) -> line.startsWith("refused"));
		assertThat(this.workers.contradictions()).isEmpty();
	}

	@Test
	void modeThatIsChangedUnderAPrimaryCostsNoTerm() throws Exception {
		ChildJvm first = this.workers.start();
		awaitNext();
		Files.setPosixFilePermissions(this.directory.resolve(Damage.LOCK),
				PosixFilePermissions.fromString("rw-r--r--"));
		ChildJvm second = this.workers.start();
		second.await("seen");
		assertThat(second.await("told")).contains("has mode 0644: it was given mode 0600");
		assertThat(first.lines()).noneMatch((line) -> line.startsWith("lost"));
		first.kill();
		awaitNext();
		assertThat(this.workers.contradictions()).isEmpty();
	}

	@Test
	void garbageLeftInBothFilesHindersNobody() throws Exception {
		Files.createDirectory(this.directory, StateFile.mode(this.directory, "rwx------"));
		for (String name : List.of(Damage.LOCK, Damage.SLOTS)) {
			Path file = Files.createFile(this.directory.resolve(name), StateFile.mode(this.directory, "rw-------"));
			Files.write(file, filled(9999));
		}
		ChildJvm first = this.workers.start();
		awaitNext();
		this.workers.start().await("seen");
		first.kill();
		awaitNext();
		assertThat(this.directory.resolve(Damage.LOCK)).hasBinaryContent(filled(9999));
		assertThat(this.workers.contradictions()).isEmpty();
	}

	@Test
	void lostOrDamagedSlotsCostNoTermAndTheNextEpochIsGreater() throws Exception {
		Path slots = this.directory.resolve(Damage.SLOTS);
		this.workers.start();
		ChildJvm primary = awaitNext();
		for (byte[] content : new byte[][] { null, new byte[0], "garbage".getBytes(StandardCharsets.US_ASCII),
				filled(4096) }) {
			write(slots, content);
			ChildJvm next = this.workers.start();
			assertThat(primary.lines()).noneMatch((line) -> line.contains("LEASE_LOST"));
			primary.kill();
			awaitNext();
			primary = next;
		}
		assertThat(this.workers.contradictions()).isEmpty();
	}

	@Test
	void symbolicLinkThatIsTurnedToAnotherDirectoryEndsTheTerm() throws Exception {
		Path first = Files.createDirectory(this.temporary.resolve("first"),
				StateFile.mode(this.temporary, "rwx------"));
		Path second = Files.createDirectory(this.temporary.resolve("second"),
				StateFile.mode(this.temporary, "rwx------"));
		Files.createSymbolicLink(this.directory, first);
		ChildJvm only = this.workers.start();
		awaitNext();
		Files.delete(this.directory);
		Files.createSymbolicLink(this.directory, second);
		only.await("lost");
		awaitNext();
		assertThat(second.resolve(Damage.LOCK)).exists();
		assertThat(this.workers.contradictions()).isEmpty();
	}

	private static byte[] filled(int size) {
		byte[] bytes = new byte[size];
		Arrays.fill(bytes, (byte) 'x');
		return bytes;
	}

	private static void write(Path file, byte[] content) throws IOException {
		if (content == null) {
			Files.delete(file);
		}
		else {
			Files.write(file, content);
		}
	}

}
