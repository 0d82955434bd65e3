/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.coordination.faults.ChildJvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * The kernel's view of processes, real and made up.
 */
class ProcTests {

	@TempDir
	private Path temporary;

	private FakeProc fake;

	@BeforeEach
	void createFake() throws IOException {
		this.fake = new FakeProc(Files.createDirectory(this.temporary.resolve("proc")));
	}

	@Test
	void effectiveUserIsTheSecondNumber() throws Exception {
		Files.writeString(this.fake.root().resolve("self/status"),
				"Name:\tjava\nUid:\t1\t1000\t3\t4\nGid:\t5\t6\t7\t8\n");
		assertThat(this.fake.proc().uid()).isEqualTo(1000);
	}

	@Test
	void userIsUnknownWithoutStatus() throws Exception {
		assertThat(this.fake.proc().uid()).isEqualTo(FileFacts.UNKNOWN);
		Files.writeString(this.fake.root().resolve("self/status"), "Name:\tjava\n");
		assertThat(this.fake.proc().uid()).isEqualTo(FileFacts.UNKNOWN);
	}

	@Test
	void realUserOwnsWhatItCreates() throws Exception {
		assertThat(Platform.current(Records.UNTOLD).uid()).isEqualTo(FileFacts.of(this.temporary).uid());
	}

	@Test
	void onlyTheInitialNamespaceSeesAllProcesses() throws Exception {
		assertThat(this.fake.proc().seesAllProcesses()).isTrue();
		assertThat(this.fake.pidNamespace("pid:[4026532201]").proc().seesAllProcesses()).isFalse();
		assertThat(new Proc(this.temporary.resolve("none")).seesAllProcesses()).isFalse();
	}

	@Test
	void descriptorsAreFoundByTheirOwnName() throws Exception {
		this.fake.open(3, this.temporary.resolve("a/x.lock"));
		this.fake.open(4, this.temporary.resolve("b/x.lock (deleted)"));
		this.fake.open(5, this.temporary.resolve("c/yx.lock"));
		this.fake.open(6, this.temporary.resolve("x.lock/other"));
		this.fake.open(7, Path.of("socket:[1]"));
		List<Path> found = this.fake.proc().descriptors("x.lock");
		assertThat(found).extracting((path) -> path.getFileName().toString()).containsExactlyInAnyOrder("3", "4");
	}

	@Test
	void locksAreShownWhereTheKernelDescribesDescriptors() throws Exception {
		assertThat(this.fake.proc().showsLocks()).isFalse();
		Files.createDirectory(this.fake.root().resolve("self/fdinfo"));
		assertThat(this.fake.proc().showsLocks()).isTrue();
		assertThat(new Proc(this.temporary.resolve("none")).showsLocks()).isFalse();
		assertThat(this.fake.proc().descriptorInfo(Path.of("/elsewhere/7")))
			.isEqualTo(this.fake.root().resolve("self/fdinfo/7"));
	}

	@Test
	void locksAreThoseOfTheWholeMachine() throws Exception {
		this.fake.locks(FakeProc.lock("7", 1, 2), FakeProc.ownLock(3));
		assertThat(this.fake.proc().locks()).containsExactly(FakeProc.lock("7", 1, 2), FakeProc.ownLock(3));
		Files.delete(this.fake.root().resolve("locks"));
		assertThatIOException().isThrownBy(() -> this.fake.proc().locks());
	}

	@Test
	void realMachineShowsTheLockOfAnotherProcess() throws Exception {
		Path file = this.temporary.resolve("x.lock");
		try (ChildJvm other = ChildJvm.start(LockHolderMain.class, file.toString(), "123456789")) {
			assertThat(other.await("")).isEqualTo("locked");
			assertThat(new Proc(Path.of("/proc")).locks())
				.anyMatch((line) -> line.contains("POSIX  ADVISORY  WRITE " + other.pid() + " ")
						&& line.endsWith(" 123456789 123456789"));
		}
	}

}
