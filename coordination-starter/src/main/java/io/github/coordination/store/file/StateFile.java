/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A file of ours: regular, of our own user, with one link, closed to everybody else.
 *
 * @param path where it is
 * @param uid our own user, {@link FileFacts#UNKNOWN} where the platform has none
 */
record StateFile(Path path, int uid) {

	private static final int MAX_RACES = 8;

	/**
	 * Look at the file without opening it.
	 * @return the facts, or {@code null} if there is no file
	 * @throws UnusableFileException if it is not a file of ours
	 */
	@Nullable FileFacts look() throws IOException {
		FileFacts facts = FileFacts.of(this.path);
		if (facts == null) {
			return null;
		}
		if (facts.type() != FileFacts.Type.FILE) {
			throw unusable("is %s, not a file".formatted(facts.type()), "remove it");
		}
		if (facts.isForeign(this.uid)) {
			throw unusable("belongs to user %d, but this application runs as user %d".formatted(facts.uid(), this.uid),
					"remove it");
		}
		if (facts.links() > 1) {
			throw unusable("has %d hard links, so it may be in use under another name".formatted(facts.links()),
					"remove the other names");
		}
		if (facts.isOpenToOthers()) {
			throw unusable("has mode %04o, so that other users could block the election".formatted(facts.permissions()),
					"type \"chmod 600 %s\"".formatted(this.path));
		}
		return facts;
	}

	/**
	 * Open the file for writing, and create it if it is not there.
	 * @return the channel
	 */
	FileChannel openOrCreate() throws IOException {
		for (int i = 0; i < MAX_RACES; i++) {
			FileChannel channel = (look() != null) ? open(StandardOpenOption.WRITE) : create();
			if (channel != null) {
				return channel;
			}
		}
		throw new IOException(this.path + " is being created and removed all the time");
	}

	/**
	 * Open the file if it is there.
	 * @param option for reading or for writing
	 * @return the channel, or {@code null} if there is no file
	 */
	@Nullable FileChannel openExisting(StandardOpenOption option) throws IOException {
		return (look() != null) ? open(option) : null;
	}

	/**
	 * Create the file with its final mode.
	 * @return the channel, or {@code null} if it is there already
	 */
	@Nullable FileChannel create() throws IOException {
		Set<OpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
		try {
			return FileChannel.open(this.path, options, mode(this.path, "rw-------"));
		}
		catch (FileAlreadyExistsException ex) {
			return null;
		}
	}

	/**
	 * Open the file, but nothing that a symbolic link leads to, which may have appeared
	 * after the look.
	 * @return the channel, or {@code null} if there is no file
	 */
	@Nullable FileChannel open(StandardOpenOption option) throws IOException {
		try {
			return FileChannel.open(this.path, Set.of(option, LinkOption.NOFOLLOW_LINKS));
		}
		catch (NoSuchFileException ex) {
			return null;
		}
	}

	/**
	 * What to create a file or directory with, where the platform has permissions.
	 */
	static FileAttribute<?>[] mode(Path path, String permissions) {
		boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
		return posix
				? new FileAttribute<?>[] {
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)) }
				: new FileAttribute<?>[0];
	}

	private UnusableFileException unusable(String problem, String cure) {
		return new UnusableFileException("The file %s %s".formatted(this.path, problem),
				cure + ", or set coordination.file.directory to another directory");
	}

}
