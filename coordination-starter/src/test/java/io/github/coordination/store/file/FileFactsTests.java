/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * What is at a path.
 */
class FileFactsTests {

	@TempDir
	private Path directory;

	@Test
	void typeIsThatOfWhatIsThereItself() throws Exception {
		Path file = Files.createFile(this.directory.resolve("file"));
		Path link = Files.createSymbolicLink(this.directory.resolve("link"), file);
		Path socket = this.directory.resolve("socket");
		assertThat(FileFacts.of(file).type()).isEqualTo(FileFacts.Type.FILE);
		assertThat(FileFacts.of(this.directory).type()).isEqualTo(FileFacts.Type.DIRECTORY);
		assertThat(FileFacts.of(link).type()).isEqualTo(FileFacts.Type.LINK);
		assertThat(FileFacts.following(link)).isEqualTo(FileFacts.of(file));
		try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
			channel.bind(UnixDomainSocketAddress.of(socket));
			assertThat(FileFacts.of(socket).type()).isEqualTo(FileFacts.Type.OTHER);
		}
	}

	@Test
	void nothingIsNoFactButWhatCannotBeLookedAtIsAnError() throws Exception {
		Path loop = this.directory.resolve("loop");
		Files.createSymbolicLink(loop, loop);
		Path dangling = Files.createSymbolicLink(this.directory.resolve("dangling"), Path.of("nowhere"));
		assertThat(FileFacts.of(this.directory.resolve("none"))).isNull();
		assertThat(FileFacts.following(dangling)).isNull();
		assertThatIOException().isThrownBy(() -> FileFacts.of(loop.resolve("below")));
	}

	@Test
	void fileKeepsItsIdentityUnderAnotherNameAndACopyHasItsOwn() throws Exception {
		Path file = Files.createFile(this.directory.resolve("file"));
		FileFacts before = FileFacts.of(file);
		Path moved = Files.move(file, this.directory.resolve("moved"));
		Path copy = Files.copy(moved, file);
		assertThat(FileFacts.of(moved).key()).isEqualTo(before.key());
		assertThat(FileFacts.of(moved).number()).isEqualTo(before.number()).containsOnlyDigits();
		assertThat(FileFacts.of(copy).key()).isNotEqualTo(before.key());
	}

	@Test
	void linksAreCounted() throws Exception {
		Path file = Files.createFile(this.directory.resolve("file"));
		assertThat(FileFacts.of(file).links()).isEqualTo(1);
		Files.createLink(this.directory.resolve("link"), file);
		assertThat(FileFacts.of(file).links()).isEqualTo(2);
	}

	@Test
	void permissionsOfOthersAreTold() throws Exception {
		Path file = Files.createFile(this.directory.resolve("file"));
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw---x---"));
		assertThat(FileFacts.of(file).isWritableByOthers()).isFalse();
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-----w-"));
		assertThat(FileFacts.of(file).isWritableByOthers()).isTrue();
		assertThat(FileFacts.of(file).permissions()).isEqualTo(0_602);
	}

	@Test
	void whatIsUnknownIsHeldAgainstNobody() {
		FileFacts unknown = new FileFacts(FileFacts.Type.FILE, null, 1, FileFacts.UNKNOWN, FileFacts.UNKNOWN);
		assertThat(unknown.isForeign(1000)).isFalse();
		assertThat(unknown.isWritableByOthers()).isFalse();
		assertThat(unknown.number()).isEmpty();
		FileFacts known = new FileFacts(FileFacts.Type.FILE, null, 1, 1000, 0_600);
		assertThat(known.isForeign(FileFacts.UNKNOWN)).isFalse();
		assertThat(known.isForeign(1000)).isFalse();
		assertThat(known.isForeign(1001)).isTrue();
	}

}
