/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * What may lie in a file's place.
 */
class StateFileTests {

	@TempDir
	private Path directory;

	private Path path;

	private StateFile file;

	@BeforeEach
	void chooseFile() throws Exception {
		this.path = this.directory.resolve("shop-primary.lock");
		this.file = new StateFile(this.path, FileFacts.of(this.directory).uid());
	}

	@Test
	void absentFileIsCreatedForItsOwnerOnly() throws Exception {
		this.file.openOrCreate().close();
		assertThat(this.file.look()).isEqualTo(FileFacts.of(this.path));
		assertThat(FileFacts.of(this.path).permissions()).isEqualTo(0_600);
		assertThat(FileFacts.of(this.path).type()).isEqualTo(FileFacts.Type.FILE);
	}

	@Test
	void presentFileIsOpenedAndKept() throws Exception {
		Files.createFile(this.path, StateFile.mode(this.path, "rw-------"));
		Files.writeString(this.path, "whatever");
		this.file.openOrCreate().close();
		assertThat(this.path).hasContent("whatever");
	}

	@Test
	void absentFileIsNotOpenedForReading() throws Exception {
		assertThat(this.file.openExisting(StandardOpenOption.READ)).isNull();
		assertThat(this.file.look()).isNull();
	}

	@Test
	void fileThatAppearsIsNotCreatedAgain() throws Exception {
		Files.createFile(this.path);
		assertThat(this.file.create()).isNull();
	}

	@Test
	void symbolicLinkIsRefusedEvenIfItLeadsNowhere() throws Exception {
		Path target = this.directory.resolve("target");
		Files.createSymbolicLink(this.path, target);
		assertRefused(
				"is a symbolic link, not a file: remove it, or set coordination.file.directory to another directory.");
		assertThat(target).doesNotExist();
		Files.createFile(target, StateFile.mode(target, "rw-------"));
		assertRefused("is a symbolic link");
	}

	@Test
	void symbolicLinkThatAppearsAfterTheLookIsNotFollowed() throws Exception {
		Path target = Files.createFile(this.directory.resolve("target"));
		Files.createSymbolicLink(this.path, target);
		assertThatIOException().isThrownBy(() -> this.file.open(StandardOpenOption.READ));
		assertThatIOException().isThrownBy(() -> this.file.open(StandardOpenOption.WRITE));
	}

	@Test
	void hardLinkIsRefused() throws Exception {
		Files.createFile(this.path, StateFile.mode(this.path, "rw-------"));
		Files.createLink(this.directory.resolve("other"), this.path);
		assertRefused("has 2 hard links, so it may be in use under another name: remove the other names");
	}

	@Test
	void directoryIsRefused() throws Exception {
		Files.createDirectory(this.path);
		assertRefused("is a directory, not a file: remove it");
	}

	@Test
	@Timeout(20)
	void namedPipeIsRefusedWithoutHanging() throws Exception {
		assertThat(new ProcessBuilder("mkfifo", "-m", "600", this.path.toString()).start().waitFor()).isZero();
		assertRefused("is a named pipe, socket or device, not a file: remove it");
	}

	@Test
	void fileOfAnotherUserIsRefused() throws Exception {
		Files.createFile(this.path, StateFile.mode(this.path, "rw-------"));
		int owner = FileFacts.of(this.path).uid();
		this.file = new StateFile(this.path, owner + 1);
		assertRefused(
				"belongs to user %d, but this application runs as user %d: remove it".formatted(owner, owner + 1));
	}

	@Test
	void fileThatOthersMayOpenIsRefused() throws Exception {
		Files.createFile(this.path);
		for (String permissions : new String[] { "rw-r--r--", "rw-rw----", "rw----r--", "rw--w----", "rwx-----x" }) {
			Files.setPosixFilePermissions(this.path, PosixFilePermissions.fromString(permissions));
			assertRefused("so that other users could block the election: type \"chmod 600 " + this.path + "\"");
		}
	}

	@Test
	void fileInAPlaceThatIsNoDirectoryCannotBeOpened() throws Exception {
		Files.createFile(this.path, StateFile.mode(this.path, "rw-------"));
		StateFile below = new StateFile(this.path.resolve("below"), FileFacts.UNKNOWN);
		assertThatIOException().isThrownBy(below::openOrCreate);
	}

	private void assertRefused(String problem) {
		assertThatExceptionOfType(UnusableFileException.class).isThrownBy(this.file::openOrCreate)
			.withMessageStartingWith("The file " + this.path)
			.withMessageContaining(problem)
			.withMessageContaining("coordination.file.directory");
		assertThatExceptionOfType(UnusableFileException.class)
			.isThrownBy(() -> this.file.openExisting(StandardOpenOption.READ));
	}

}
