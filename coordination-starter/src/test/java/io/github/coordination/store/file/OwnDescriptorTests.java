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

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the kernel shows of the own descriptors.
 */
class OwnDescriptorTests {

	private static final String LOCK = "lock:\t1: POSIX  ADVISORY  WRITE 7 fe:00:1 5 5\n";

	@TempDir
	private Path temporary;

	private Path file;

	private FakeProc machine;

	@BeforeEach
	void createMachine() throws Exception {
		this.machine = new FakeProc(this.temporary.resolve("proc"));
		Files.createDirectory(this.machine.root().resolve("self/fdinfo"));
		this.file = Files.createFile(this.temporary.resolve("x.lock"));
	}

	private void open(int descriptor, Path opened, String info) throws IOException {
		this.machine.open(descriptor, opened);
		describe(descriptor, info);
	}

	private void describe(int descriptor, String info) throws IOException {
		Files.writeString(this.machine.root().resolve("self/fdinfo/" + descriptor),
				"pos:\t0\nflags:\t0100001\nmnt_id:\t30\n" + info);
	}

	private OwnDescriptor find() throws IOException {
		return OwnDescriptor.find(this.machine.proc(), this.file, FileFacts.of(this.file).key());
	}

	@Test
	void descriptorWithTheLockIsFoundAmongOthersOfTheFile() throws Exception {
		open(3, this.file, "");
		open(4, this.file, LOCK);
		try (OwnDescriptor descriptor = find()) {
			assertThat(descriptor.showsLock()).isTrue();
			describe(4, "");
			assertThat(descriptor.showsLock()).isFalse();
		}
	}

	@Test
	void descriptorIsFoundBeforeItHasTheLock() throws Exception {
		open(3, this.file, "");
		try (OwnDescriptor descriptor = find()) {
			assertThat(descriptor.showsLock()).isFalse();
			describe(3, LOCK);
			assertThat(descriptor.showsLock()).isTrue();
		}
	}

	@Test
	void lockOnAnotherFileOfThatNameIsNotOurs() throws Exception {
		Path other = Files.createFile(Files.createDirectory(this.temporary.resolve("other")).resolve("x.lock"));
		open(3, other, LOCK);
		assertThat(find()).isNull();
	}

	@Test
	void lockOfAnotherKindIsNotOurs() throws Exception {
		open(3, this.file, LOCK.replace("POSIX ", "FLOCK "));
		open(4, this.file, LOCK.replace("WRITE", "READ "));
		open(5, this.file, LOCK.replace("lock:", "note:"));
		try (OwnDescriptor descriptor = find()) {
			assertThat(descriptor.showsLock()).isFalse();
		}
	}

	@Test
	void changedNumberInTheListIsTheSameLock() throws Exception {
		open(3, this.file, LOCK);
		try (OwnDescriptor descriptor = find()) {
			describe(3, LOCK.replace("1: POSIX", "12: POSIX"));
			assertThat(descriptor.showsLock()).isTrue();
		}
	}

	@Test
	void lockElsewhereInTheFileIsAnotherLock() throws Exception {
		open(3, this.file, LOCK);
		try (OwnDescriptor descriptor = find()) {
			describe(3, LOCK.replace(" 5 5", " 6 6"));
			assertThat(descriptor.showsLock()).isFalse();
		}
	}

	@Test
	void ownDescriptorIsTheOneThatHasTheLock() throws Exception {
		Proc proc = new Proc(Path.of("/proc"));
		Path file = this.temporary.resolve("x.lock");
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
			Object key = FileFacts.of(file).key();
			try (OwnDescriptor descriptor = OwnDescriptor.find(proc, file, key)) {
				assertThat(descriptor.showsLock()).isFalse();
				channel.lock(5, 1, false);
				assertThat(descriptor.showsLock()).isTrue();
				assertThat(OwnDescriptor.find(proc, file, "another file")).isNull();
				FileChannel.open(file, StandardOpenOption.READ).close();
				assertThat(descriptor.showsLock()).isFalse();
			}
		}
	}

}
