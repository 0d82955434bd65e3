/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When it is proven that nobody else can believe, on a made-up machine.
 */
class OtherHoldersTests {

	private static final long PLACE = FileName.of(Shop.NAME, "primary").lockPosition();

	@TempDir
	private Path temporary;

	private FakeProc proc;

	@BeforeEach
	void createMachine() throws Exception {
		this.proc = new FakeProc(this.temporary);
		this.proc.locks(FakeProc.ownLock(PLACE));
	}

	private boolean proven() {
		return new OtherHolders(this.proc.proc()).noneAt(PLACE);
	}

	@Test
	void itIsProvenWhenOnlyThisProcessHasTheLock() throws Exception {
		assertThat(proven()).isTrue();
		this.proc.locks(FakeProc.lock("7", 5, PLACE + 1), FakeProc.ownLock(PLACE),
				"8: FLOCK  ADVISORY  WRITE 9 fe:00:1 0 EOF", "9: POSIX  ADVISORY  WRITE 9 fe:00:1 0 " + PLACE);
		assertThat(proven()).isTrue();
	}

	@Test
	void workersThatWaitForTheLockAreNoDanger() throws Exception {
		this.proc.locks(FakeProc.ownLock(PLACE), FakeProc.lock("7", 1, PLACE).replace("POSIX", "-> POSIX"));
		assertThat(proven()).isTrue();
	}

	@Test
	void lockAtTheSamePlaceOfAnotherFileIsADanger() throws Exception {
		this.proc.locks(FakeProc.ownLock(PLACE), FakeProc.lock("7", 2, PLACE));
		assertThat(proven()).isFalse();
	}

	@Test
	void secondLockOfThisProcessIsADanger() throws Exception {
		this.proc.locks(FakeProc.ownLock(PLACE), FakeProc.ownLock(PLACE));
		assertThat(proven()).isFalse();
	}

	@Test
	void listThatDoesNotShowTheOwnLockProvesNothing() throws Exception {
		this.proc.locks();
		assertThat(proven()).isFalse();
		this.proc.locks(FakeProc.lock("7", 1, PLACE));
		assertThat(proven()).isFalse();
	}

	@Test
	void containerProvesNothing() throws Exception {
		this.proc.pidNamespace("pid:[4026532201]");
		assertThat(proven()).isFalse();
	}

	@Test
	void machineThatHidesItsLocksProvesNothing() throws Exception {
		Files.delete(this.temporary.resolve("locks"));
		assertThat(proven()).isFalse();
	}

	@Test
	void machineWithoutProcessesProvesNothing() {
		assertThat(new OtherHolders(new Proc(this.temporary.resolve("none"))).noneAt(PLACE)).isFalse();
	}

}
