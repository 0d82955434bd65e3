/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.coordination.faults.ChildJvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Which directories are trusted.
 */
class StateDirectoryTests {

	@TempDir
	private Path temporary;

	private int uid() throws IOException {
		return FileFacts.of(this.temporary).uid();
	}

	private Platform platform(String home, String fileSystem, int uid) {
		return new Platform(new Proc(Path.of("/proc")), uid, home, new FileSystemCheck((path) -> fileSystem),
				SlotFile.Disk.REAL, InstantSource.system(), Records.UNTOLD);
	}

	private StateDirectory directory(Path path) throws IOException {
		return StateDirectory.of(path.toString(), platform("/", "ext4", uid()));
	}

	@Test
	void defaultIsInTheHomeOfTheUser() throws Exception {
		StateDirectory directory = StateDirectory.of(null, platform(this.temporary.toString(), "ext4", uid()));
		directory.prepare();
		assertThat(directory.path()).isEqualTo(this.temporary.resolve(".local/state/coordination")).isDirectory();
	}

	@Test
	void defaultIsTheSameFromAShellACronJobAndAUnit() throws Exception {
		Map<String, String> other = Map.of("HOME", this.temporary.toString(), "XDG_STATE_HOME",
				this.temporary.toString(), "TMPDIR", this.temporary.toString(), "USER", "somebody", "LOGNAME",
				"somebody");
		try (ChildJvm worker = ChildJvm.startIn(other, DirectoryMain.class)) {
			assertThat(worker.await("")).isEqualTo(System.getProperty("user.home") + "/.local/state/coordination");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "?", "", "/no/such/home", "nowhere" })
	void userWithoutHomeIsToldToSetTheProperty(String home) {
		assertThatExceptionOfType(UnusableFileException.class)
			.isThrownBy(() -> StateDirectory.of(null, platform(home, "ext4", 0)))
			.withMessage("This user has no home directory (\"" + home + "\"): set coordination.file.directory to an "
					+ "absolute path, for example /var/lib/my-application/coordination.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "state", "./state", "~/state", "", " ", "../x" })
	void relativePathIsRefused(String configured) {
		assertThatExceptionOfType(UnusableFileException.class)
			.isThrownBy(() -> StateDirectory.of(configured, platform("/", "ext4", 0)))
			.withMessageStartingWith("coordination.file.directory is \"" + configured
					+ "\", which depends on where the worker is started: set it to an absolute path");
	}

	@Test
	void textThatIsNoPathIsRefused() {
		assertThatExceptionOfType(UnusableFileException.class)
			.isThrownBy(() -> StateDirectory.of("/x\u0000y", platform("/", "ext4", 0)))
			.withMessageContaining("is no path here: set coordination.file.directory to");
	}

	@Test
	void pathThatIsTooLongIsRefused() {
		assertThatExceptionOfType(UnusableFileException.class)
			.isThrownBy(() -> StateDirectory.of("/x".repeat(2500), platform("/", "ext4", 0)))
			.withMessage(
					"The path of the state directory has 5000 bytes: set coordination.file.directory to a path of at most 3839.");
	}

	@Test
	void nameThatIsTooLongIsRefused() throws Exception {
		assertUnusable(this.temporary.resolve("x".repeat(300)), "cannot be created");
	}

	@Test
	void missingDirectoryIsCreatedWithItsParentsForItsOwnerOnly() throws Exception {
		Path path = this.temporary.resolve("a/b/c");
		assertThat(directory(path).prepare()).isEqualTo(path.toRealPath());
		for (Path created = path; !created.equals(this.temporary); created = created.getParent()) {
			assertThat(FileFacts.of(created).permissions()).isEqualTo(0_700);
		}
	}

	@Test
	void directoryBehindASymbolicLinkIsFoundByItsRealPath() throws Exception {
		Path real = Files.createDirectory(this.temporary.resolve("real"), StateFile.mode(this.temporary, "rwx------"));
		Path link = Files.createSymbolicLink(this.temporary.resolve("link"), real);
		assertThat(directory(link).prepare()).isEqualTo(real.toRealPath());
		assertThat(directory(link).path()).isEqualTo(link);
	}

	@Test
	void directoryThatMayBeReadByOthersIsGoodEnough() throws Exception {
		Path path = Files.createDirectory(this.temporary.resolve("state"));
		Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
		assertThat(directory(path).prepare()).isDirectory();
	}

	@Test
	void fileInItsPlaceIsRefused() throws Exception {
		Path path = Files.createFile(this.temporary.resolve("state"));
		assertUnusable(path, "is a file");
		assertUnusable(path.resolve("below"), "cannot be created");
	}

	@Test
	void linkThatLeadsNowhereIsRefused() throws Exception {
		assertUnusable(Files.createSymbolicLink(this.temporary.resolve("state"), Path.of("nowhere")),
				"cannot be created");
	}

	@ParameterizedTest
	@ValueSource(strings = { "rwxrwxrwx", "rwxrwx---", "rwx----w-" })
	void directoryThatOthersMayChangeIsRefused(String permissions) throws Exception {
		Path path = Files.createDirectory(this.temporary.resolve("state"));
		Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
		assertUnusable(path, "may be changed by other users (mode ");
	}

	@Test
	void directoryUnderTmpItselfIsRefused() throws Exception {
		assertUnusable(Path.of("/tmp"), "may be changed by other users (mode 1777)");
	}

	@Test
	void directoryOfAnotherUserIsRefused() throws Exception {
		Path path = Files.createDirectory(this.temporary.resolve("state"));
		int owner = uid();
		int self = owner + 1;
		StateDirectory directory = StateDirectory.of(path.toString(), platform("/", "ext4", self));
		if (owner == 0) {
			assertThat(directory.prepare()).isEqualTo(path.toRealPath());
			Files.setAttribute(path, "unix:uid", 12345);
			owner = 12345;
		}
		assertThatExceptionOfType(UnusableFileException.class).isThrownBy(directory::prepare)
			.withMessageContaining("belongs to user %d, but this application runs as user %d: ".formatted(owner, self));
	}

	@Test
	void directoryThatMayNotBeWrittenIsRefused() throws Exception {
		SlotFile.Disk readOnly = new SlotFile.Disk() {

			@Override
			public boolean isWritable(Path directory) {
				return false;
			}

		};
		Platform platform = new Platform(new Proc(Path.of("/proc")), uid(), "/", new FileSystemCheck((path) -> "ext4"),
				readOnly, InstantSource.system(), Records.UNTOLD);
		StateDirectory directory = StateDirectory.of(this.temporary.toString(), platform);
		assertThatExceptionOfType(UnusableFileException.class).isThrownBy(directory::prepare)
			.withMessageContaining("may not be written by this user, or is on a disk that is mounted read-only: set");
	}

	@Test
	void directoryThatTheKernelDoesNotLetAnybodyCreateIsRefused() throws Exception {
		assertUnusable(Path.of("/proc/coordination/state"), "cannot be created");
	}

	@Test
	void networkFileSystemIsRefused() throws Exception {
		StateDirectory directory = StateDirectory.of(this.temporary.resolve("state").toString(),
				platform("/", "nfs4", uid()));
		assertThatExceptionOfType(UnusableFileException.class).isThrownBy(directory::prepare)
			.withMessageContaining("is on a network or user-space file system (nfs4)")
			.withMessageContaining("set coordination.file.directory to a directory on a local disk");
	}

	private void assertUnusable(Path path, String problem) throws IOException {
		StateDirectory directory = directory(path);
		assertThatExceptionOfType(UnusableFileException.class).isThrownBy(directory::prepare)
			.withMessageStartingWith("The directory " + path + " " + problem)
			.withMessageEndingWith(": set coordination.file.directory to a directory of this user's own, which is "
					+ "created with mode 0700 if it is missing, for example /var/lib/my-application/coordination.");
	}

}
