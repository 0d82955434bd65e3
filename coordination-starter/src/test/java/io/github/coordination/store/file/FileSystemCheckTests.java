/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Which file systems are refused and which are warned about.
 */
class FileSystemCheckTests {

	private static final Path DIRECTORY = Path.of("/state");

	@ParameterizedTest
	@ValueSource(strings = { "nfs", "nfs4", "NFS", "cifs", "smb2", "smb3", "smbfs", "9p", "fuse", "fuse.sshfs",
			"fuseblk", "fuse.glusterfs", "virtiofs", "ceph", "lustre", "afs", "ocfs2", "gfs2", "webdav" })
	void networkFileSystemIsRefused(String type) {
		assertThatExceptionOfType(UnusableFileException.class)
			.isThrownBy(() -> new FileSystemCheck((path) -> type).requireLocal(DIRECTORY))
			.withMessageContaining("/state")
			.withMessageContainingAll("coordination.file.directory", "coordination.store");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ext4", "xfs", "btrfs", "zfs", "tmpfs", "apfs", "hfs", "NTFS", "overlay", "f2fs" })
	void localFileSystemIsAccepted(String type) {
		assertThatNoException().isThrownBy(() -> new FileSystemCheck((path) -> type).requireLocal(DIRECTORY));
	}

	@Test
	void localDiskNeedsNoWarning() {
		assertThat(new FileSystemCheck((path) -> "ext4").warning(DIRECTORY)).isNull();
	}

	@Test
	void fileSystemOfAContainerIsLeftToTheReportOfTheStarter() {
		assertThat(new FileSystemCheck((path) -> "overlay").warning(DIRECTORY)).isNull();
	}

	@Test
	void unknownFileSystemIsWarnedAboutAndAccepted() {
		FileSystemCheck check = new FileSystemCheck((path) -> {
			throw new IOException("Mount point not found");
		});
		assertThatNoException().isThrownBy(() -> check.requireLocal(DIRECTORY));
		assertThat(check.warning(DIRECTORY)).contains("make sure that coordination.file.directory is on a local disk");
	}

	@Test
	void realTypeIsFoundOut(@TempDir Path directory) throws Exception {
		assertThat(FileSystemCheck.Types.REAL.typeOf(directory)).isNotBlank();
	}

}
