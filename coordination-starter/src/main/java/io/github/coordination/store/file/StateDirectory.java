/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

import org.jspecify.annotations.Nullable;

/**
 * The directory in which elections are kept. It depends on the user and the configuration
 * only, never on the shell, cron job or unit that started the worker.
 */
final class StateDirectory {

	private static final int MAX_PATH = 4095 - 256;

	private static final int ROOT = 0;

	private final Path path;

	private final Platform platform;

	StateDirectory(Path path, Platform platform) {
		this.path = path;
		this.platform = platform;
	}

	/**
	 * Find the directory.
	 * @param configured value of {@code coordination.file.directory}, {@code null} if not
	 * set
	 * @throws UnusableFileException if it is no absolute path, or there is no home
	 */
	static StateDirectory of(@Nullable String configured, Platform platform) {
		Path path = (configured != null) ? configured(configured) : inHome(platform.home());
		if (path.toString().getBytes(StandardCharsets.UTF_8).length > MAX_PATH) {
			throw new UnusableFileException(
					"The path of coordination.file.directory has %d characters: set one of at most %d."
						.formatted(path.toString().length(), MAX_PATH));
		}
		return new StateDirectory(path, platform);
	}

	private static Path configured(String configured) {
		Path path = path(configured, configured);
		if (!path.isAbsolute()) {
			throw new UnusableFileException(
					("coordination.file.directory is \"%s\", which depends on where the worker is started: set an "
							+ "absolute path, for example /var/lib/my-application.")
						.formatted(configured));
		}
		return path.normalize();
	}

	private static Path inHome(String home) {
		Path path = path(home, home);
		if (!path.isAbsolute() || !Files.isDirectory(path)) {
			throw new UnusableFileException(
					("This user has no home directory (\"%s\"): set coordination.file.directory to an absolute path, "
							+ "for example /var/lib/my-application.")
						.formatted(home));
		}
		return path.resolve(".local").resolve("state").resolve("coordination");
	}

	private static Path path(String text, String shown) {
		try {
			return Path.of(text);
		}
		catch (InvalidPathException ex) {
			throw new UnusableFileException(
					"coordination.file.directory is \"%s\", which is no path here: set an absolute path of plain letters."
						.formatted(shown),
					ex);
		}
	}

	Path path() {
		return this.path;
	}

	/**
	 * Create the directory if it is not there, and see that it can be trusted.
	 * @return its real path
	 * @throws UnusableFileException if it cannot
	 */
	Path prepare() throws IOException {
		create();
		FileFacts facts = FileFacts.following(this.path);
		if (facts == null) {
			throw new IOException(this.path + " was removed while it was being opened");
		}
		if (facts.type() != FileFacts.Type.DIRECTORY) {
			throw unusable("is %s, not a directory".formatted(facts.type()));
		}
		if (facts.isForeign(this.platform.uid()) && facts.uid() != ROOT) {
			throw unusable("belongs to user %d, but this application runs as user %d".formatted(facts.uid(),
					this.platform.uid()));
		}
		if (facts.isWritableByOthers()) {
			throw unusable("may be changed by other users (mode %04o)".formatted(facts.permissions()));
		}
		if (!Files.isWritable(this.path) || !Files.isReadable(this.path)) {
			throw unusable("may not be written or is on a disk mounted read-only");
		}
		this.platform.fileSystems().requireLocal(this.path);
		return this.path.toRealPath();
	}

	private void create() {
		try {
			if (!Files.isDirectory(this.path)) {
				Files.createDirectories(this.path, mode());
			}
		}
		catch (IOException ex) {
			throw new UnusableFileException(sentence("cannot be created (%s)".formatted(ex)), ex);
		}
	}

	private FileAttribute<?>[] mode() {
		boolean posix = this.path.getFileSystem().supportedFileAttributeViews().contains("posix");
		return posix
				? new FileAttribute<?>[] {
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")) }
				: new FileAttribute<?>[0];
	}

	private UnusableFileException unusable(String problem) {
		return new UnusableFileException(sentence(problem));
	}

	private String sentence(String problem) {
		return ("The directory %s %s: set coordination.file.directory to a directory of its own, which is created with "
				+ "mode 0700 if it is missing, for example /var/lib/my-application/coordination.")
			.formatted(this.path, problem);
	}

}
