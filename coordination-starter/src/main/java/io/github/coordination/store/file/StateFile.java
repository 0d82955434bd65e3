/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * A file of ours: regular, of our own user, with one link, closed to everybody else.
 * <p>
 * What is not so is mended and told, since nobody else may write into the directory, and
 * refused where that fails. A file of ours with another mode gets its mode back. Anything
 * else is set aside, as a person would do who removes it; that costs no more than a
 * removal, which the waiting rule covers. Only what was set aside last is kept.
 *
 * @param path where it is
 * @param uid our own user, {@link FileFacts#UNKNOWN} where the platform has none
 * @param report takes a sentence on what was mended
 */
record StateFile(Path path, int uid, Consumer<String> report) {

	private static final int MAX_RACES = 8;

	private static final String ASIDE = ".aside";

	private static final String MODE = "rw-------";

	private static final int OWN = 0_600;

	/**
	 * Look at the file without opening it.
	 * @return the facts, or {@code null} if there is no file, perhaps no longer
	 * @throws UnusableFileException if it is not a file of ours, and cannot be mended
	 */
	@Nullable FileFacts look() throws IOException {
		FileFacts facts = FileFacts.of(this.path);
		if (facts == null) {
			return null;
		}
		String problem = problem(facts);
		if (problem != null) {
			setAside(problem);
			return null;
		}
		if (hasOtherMode(facts)) {
			restoreMode("has mode %04o".formatted(facts.permissions()));
		}
		return facts;
	}

	private static boolean hasOtherMode(@Nullable FileFacts facts) {
		return facts != null && facts.permissions() != FileFacts.UNKNOWN && facts.permissions() != OWN;
	}

	private @Nullable String problem(FileFacts facts) {
		if (facts.type() != FileFacts.Type.FILE) {
			return "is %s, not a file".formatted(facts.type());
		}
		if (facts.isForeign(this.uid)) {
			return "belongs to user %d, but this application runs as user %d".formatted(facts.uid(), this.uid);
		}
		return (facts.links() > 1)
				? "has %d hard links, so it may be in use under another name".formatted(facts.links()) : null;
	}

	private void setAside(String problem) {
		Path aside = this.path.resolveSibling(this.path.getFileName() + ASIDE);
		try {
			Files.move(this.path, aside, StandardCopyOption.REPLACE_EXISTING);
			this.report.accept("The file %s %s: it was moved to %s, and a new one takes its place.".formatted(this.path,
					problem, aside));
		}
		catch (NoSuchFileException ex) {
			return;
		}
		catch (IOException ex) {
			throw unusable(problem, "remove it", ex);
		}
	}

	/** By its path: to open and close the file would drop a lock on it. */
	private void restoreMode(String problem) {
		try {
			Files.setPosixFilePermissions(this.path, PosixFilePermissions.fromString(MODE));
			if (hasOtherMode(FileFacts.of(this.path))) {
				throw new IOException("the file system keeps no modes");
			}
			this.report.accept("The file %s %s: it was given mode 0600.".formatted(this.path, problem));
		}
		catch (IOException ex) {
			throw unusable(problem, "type \"chmod 600 %s\"".formatted(this.path), ex);
		}
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
			return FileChannel.open(this.path, options, mode(this.path, MODE));
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

	private UnusableFileException unusable(String problem, String cure, IOException cause) {
		return new UnusableFileException("The file %s %s".formatted(this.path, problem),
				cure + ", or set coordination.file.directory to another directory", cause);
	}

}
