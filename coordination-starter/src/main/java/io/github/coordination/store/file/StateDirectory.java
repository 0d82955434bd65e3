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
import java.nio.file.attribute.PosixFilePermissions;

import org.jspecify.annotations.Nullable;

import io.github.coordination.lease.CoordinationName;

/**
 * The directory in which elections are kept. It depends on the user and the configuration
 * only, never on the shell, cron job or unit that started the worker.
 */
final class StateDirectory {

	private static final int MAX_PATH = 4095 - 256;

	private static final int ROOT = 0;

	private static final String MODE = "rwx------";

	private static final int OWNER_BITS = 0_700;

	private static final int CHECKED_BITS = 0_722;

	private static final String EXAMPLE = ", for example /var/lib/my-application/coordination";

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
		int length = path.toString().getBytes(StandardCharsets.UTF_8).length;
		if (length > MAX_PATH) {
			throw new UnusableFileException("The path of the state directory has %d bytes".formatted(length),
					"set coordination.file.directory to a path of at most %d".formatted(MAX_PATH));
		}
		return new StateDirectory(path, platform);
	}

	private static Path configured(String configured) {
		Path path = path(configured);
		if (!path.isAbsolute()) {
			throw new UnusableFileException(
					"coordination.file.directory is \"%s\", which depends on where the worker is started"
						.formatted(CoordinationName.printable(configured)),
					"set it to an absolute path" + EXAMPLE);
		}
		return path;
	}

	private static Path inHome(String home) {
		Path path = path(home);
		if (!path.isAbsolute() || !Files.isDirectory(path)) {
			throw new UnusableFileException("This user has no home directory (\"%s\")".formatted(home),
					"set coordination.file.directory to an absolute path" + EXAMPLE);
		}
		return path.resolve(".local").resolve("state").resolve("coordination");
	}

	private static Path path(String text) {
		try {
			return Path.of(text);
		}
		catch (InvalidPathException ex) {
			throw new UnusableFileException("\"%s\" is no path here".formatted(CoordinationName.printable(text)),
					"set coordination.file.directory to an absolute path of plain letters" + EXAMPLE, ex);
		}
	}

	Path path() {
		return this.path;
	}

	/**
	 * As {@link #prepare()}, but for a worker that runs. A directory of ours whose mode
	 * was changed since the start gets it back: nobody else could change it before, and
	 * what they may have done since to the files is met like any damage.
	 */
	Path restore() throws IOException {
		FileFacts facts = FileFacts.following(this.path);
		if (facts != null && facts.type() == FileFacts.Type.DIRECTORY && facts.uid() == this.platform.uid()
				&& facts.permissions() != FileFacts.UNKNOWN && (facts.permissions() & CHECKED_BITS) != OWNER_BITS) {
			Files.setPosixFilePermissions(this.path, PosixFilePermissions.fromString(MODE));
			this.platform.report()
				.accept("The directory %s has mode %04o: it was given mode 0700.".formatted(this.path,
						facts.permissions()));
		}
		return prepare();
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
		String problem = problem(facts);
		if (problem != null) {
			throw unusable(problem, null);
		}
		this.platform.fileSystems().requireLocal(this.path);
		return this.path.toRealPath();
	}

	private @Nullable String problem(FileFacts facts) {
		if (facts.type() != FileFacts.Type.DIRECTORY) {
			return "is %s".formatted(facts.type());
		}
		if (facts.isForeign(this.platform.uid()) && facts.uid() != ROOT) {
			return "belongs to user %d, but this application runs as user %d".formatted(facts.uid(),
					this.platform.uid());
		}
		if (facts.isWritableByOthers()) {
			return "may be changed by other users (mode %04o)".formatted(facts.permissions());
		}
		return this.platform.disk().isWritable(this.path) ? null
				: "may not be written by this user, or is on a disk that is mounted read-only";
	}

	private void create() {
		try {
			if (!Files.exists(this.path)) {
				Files.createDirectories(this.path, StateFile.mode(this.path, MODE));
			}
		}
		catch (IOException ex) {
			throw unusable("cannot be created (%s)".formatted(ex), ex);
		}
	}

	private UnusableFileException unusable(String problem, @Nullable Throwable cause) {
		return new UnusableFileException("The directory %s %s".formatted(this.path, problem),
				"set coordination.file.directory to a directory of this user's own, which is created with mode 0700 if it is missing"
						+ EXAMPLE,
				cause);
	}

}
