/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

	private Path aside;

	private StateFile file;

	private final List<String> told = new ArrayList<>();

	@BeforeEach
	void chooseFile() throws Exception {
		this.path = this.directory.resolve(Shop.LOCK_FILE);
		this.aside = this.directory.resolve(Shop.LOCK_FILE + ".aside");
		this.file = new StateFile(this.path, FileFacts.of(this.directory).uid(), this.told::add);
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
	void symbolicLinkIsSetAsideAndNeverFollowed() throws Exception {
		Path target = this.directory.resolve("target");
		Files.createSymbolicLink(this.path, target);
		assertSetAside("is a symbolic link, not a file");
		assertThat(target).doesNotExist();
		assertThat(this.aside).isSymbolicLink();
	}

	@Test
	void symbolicLinkThatAppearsAfterTheLookIsNotFollowed() throws Exception {
		Path target = Files.createFile(this.directory.resolve("target"));
		Files.createSymbolicLink(this.path, target);
		assertThatIOException().isThrownBy(() -> this.file.open(StandardOpenOption.READ));
		assertThatIOException().isThrownBy(() -> this.file.open(StandardOpenOption.WRITE));
	}

	@Test
	void hardLinkIsSetAside() throws Exception {
		Files.createFile(this.path, StateFile.mode(this.path, "rw-------"));
		Files.createLink(this.directory.resolve("other"), this.path);
		assertSetAside("has 2 hard links, so it may be in use under another name");
		assertThat(FileFacts.of(this.path).links()).isOne();
	}

	@Test
	void directoryIsSetAsideWithAllThatIsInIt() throws Exception {
		Files.createDirectory(this.path);
		Files.createFile(this.path.resolve("below"));
		assertSetAside("is a directory, not a file");
		assertThat(this.aside.resolve("below")).exists();
	}

	@Test
	@Timeout(20)
	void namedPipeIsSetAsideWithoutHanging() throws Exception {
		assertThat(new ProcessBuilder("mkfifo", "-m", "600", this.path.toString()).start().waitFor()).isZero();
		assertSetAside("is a named pipe, socket or device, not a file");
	}

	@Test
	void fileOfAnotherUserIsSetAside() throws Exception {
		Files.createFile(this.path, StateFile.mode(this.path, "rw-------"));
		int owner = FileFacts.of(this.path).uid();
		this.file = new StateFile(this.path, owner + 1, this.told::add);
		assertThat(this.file.look()).isNull();
		assertThat(this.path).doesNotExist();
		assertThat(this.told).singleElement()
			.asString()
			.contains("belongs to user %d, but this application runs as user %d".formatted(owner, owner + 1));
	}

	@Test
	void onlyTheLastThatWasSetAsideIsKept() throws Exception {
		for (int i = 0; i < 2; i++) {
			Files.deleteIfExists(this.path);
			Files.createSymbolicLink(this.path, Path.of("target" + i));
			this.file.openOrCreate().close();
		}
		assertThat(Files.readSymbolicLink(this.aside)).isEqualTo(Path.of("target1"));
	}

	@Test
	void whatCannotBeSetAsideIsRefusedUntilItIsGone() throws Exception {
		Files.createDirectories(this.aside.resolve("below"));
		Files.createDirectory(this.path);
		assertRefused("is a directory, not a file: remove it");
		Files.delete(this.path);
		this.file.openOrCreate().close();
		assertThat(this.told).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "rw-r--r--", "rw-rw----", "rw----r--", "rw--w----", "rwx-----x", "r--------", "---------" })
	void modeIsSetRightAndToldOnce(String permissions) throws Exception {
		Files.createFile(this.path);
		Object key = FileFacts.of(this.path).key();
		Files.setPosixFilePermissions(this.path, PosixFilePermissions.fromString(permissions));
		this.file.openOrCreate().close();
		this.file.openOrCreate().close();
		assertThat(FileFacts.of(this.path).permissions()).isEqualTo(0_600);
		assertThat(FileFacts.of(this.path).key()).isEqualTo(key);
		assertThat(this.told).singleElement()
			.asString()
			.matches("The file " + this.path + " has mode 0[0-7]{3}: it was given mode 0600\\.");
	}

	@Test
	void modeThatCannotBeSetIsRefused() throws Exception {
		Path page = Path.of("/proc/self/status");
		this.file = new StateFile(page, FileFacts.of(page).uid(), this.told::add);
		assertThatExceptionOfType(UnusableFileException.class).isThrownBy(this.file::look)
			.withMessageStartingWith("The file /proc/self/status has mode 0444: type \"chmod 600 /proc/self/status\"");
		assertThat(this.told).isEmpty();
	}

	@Test
	void fileInAPlaceThatIsNoDirectoryCannotBeOpened() throws Exception {
		Files.createFile(this.path, StateFile.mode(this.path, "rw-------"));
		StateFile below = new StateFile(this.path.resolve("below"), FileFacts.UNKNOWN, Records.UNTOLD);
		assertThatIOException().isThrownBy(below::openOrCreate);
	}

	private void assertSetAside(String problem) throws IOException {
		this.file.openOrCreate().close();
		assertThat(FileFacts.of(this.path).type()).isEqualTo(FileFacts.Type.FILE);
		assertThat(FileFacts.of(this.path).permissions()).isEqualTo(0_600);
		assertThat(this.told).containsExactly("The file %s %s: it was moved to %s, and a new one takes its place."
			.formatted(this.path, problem, this.aside));
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
