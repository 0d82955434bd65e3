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
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Tells file systems whose locks mean what they say from those whose locks do not.
 */
final class FileSystemCheck {

	private static final List<String> NETWORK_FAMILIES = List.of("nfs", "cifs", "smb", "fuse", "macfuse", "osxfuse",
			"9p", "virtiofs", "afs", "ceph", "glusterfs", "lustre", "gpfs", "beegfs", "ocfs2", "gfs2", "webdav",
			"davfs", "ncpfs", "afpfs", "vboxsf", "vmhgfs", "prl_fs", "drvfs");

	private final Types types;

	FileSystemCheck(Types types) {
		this.types = types;
	}

	/**
	 * Refuse a directory on a network file system.
	 * @throws UnusableFileException if it is on one
	 */
	void requireLocal(Path directory) {
		String type = type(directory);
		if (NETWORK_FAMILIES.stream().anyMatch(type::startsWith)) {
			throw new UnusableFileException(
					"The directory %s is on a network or user-space file system (%s), whose locks do not keep two workers apart"
						.formatted(directory, type),
					"set coordination.file.directory to a directory on a local disk, or coordination.store to a store for several hosts");
		}
	}

	/**
	 * What to tell the operator of the file system, once. The file system of a container
	 * is told by the starter's report, for every store of one host.
	 * @return a sentence, or {@code null}
	 */
	@Nullable String warning(Path directory) {
		return type(directory).isEmpty()
				? ("The kind of file system of %s cannot be found out: make sure that coordination.file.directory is on "
						+ "a local disk.")
					.formatted(directory)
				: null;
	}

	private String type(Path directory) {
		try {
			return this.types.typeOf(directory).toLowerCase(Locale.ROOT);
		}
		catch (IOException ex) {
			return "";
		}
	}

	/**
	 * Finds the type of a file system.
	 */
	interface Types {

		/**
		 * The types that the platform reports.
		 */
		Types REAL = (directory) -> Files.getFileStore(directory).type();

		/**
		 * Type of the file system of a directory, as in {@code /proc/mounts}.
		 */
		String typeOf(Path directory) throws IOException;

	}

}
