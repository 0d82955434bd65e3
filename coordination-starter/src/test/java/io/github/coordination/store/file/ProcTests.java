/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

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
		assertThat(Platform.current().uid()).isEqualTo(FileFacts.of(this.temporary).uid());
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
	void ownDescriptorIsTheOneThatHasTheLock() throws Exception {
		Proc proc = new Proc(Path.of("/proc"));
		Path file = this.temporary.resolve("x.lock");
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
			Object key = FileFacts.of(file).key();
			assertThat(OwnDescriptor.find(proc, file, key)).isNull();
			channel.lock(5, 1, false);
			try (OwnDescriptor descriptor = OwnDescriptor.find(proc, file, key)) {
				assertThat(descriptor.showsLock()).isTrue();
				assertThat(OwnDescriptor.find(proc, file, "another file")).isNull();
				FileChannel.open(file, StandardOpenOption.READ).close();
				assertThat(descriptor.showsLock()).isFalse();
			}
		}
	}

}
