/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.springframework.util.FileSystemUtils;

/**
 * The files of a new server, made once for all servers and all JVMs of a build, because
 * making them takes longer than anything that is done with the server.
 */
final class Template {

	private final Path directory;

	/**
	 * Make the files, unless this or another JVM has done so.
	 * @param name name of a directory below that of the build's output
	 * @param creation makes the files
	 */
	Template(String name, Creation creation) {
		Path target = Path.of(System.getProperty("basedir", "."), "target").toAbsolutePath().normalize();
		this.directory = target.resolve(name);
		try {
			Files.createDirectories(target);
			try (FileChannel channel = FileChannel.open(target.resolve(name + ".lock"), StandardOpenOption.CREATE,
					StandardOpenOption.WRITE)) {
				channel.lock();
				create(creation);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void create(Creation creation) throws IOException {
		Path complete = this.directory.resolve("complete");
		if (!Files.exists(complete)) {
			FileSystemUtils.deleteRecursively(this.directory);
			Files.createDirectories(this.directory);
			creation.createIn(this.directory);
			Files.createFile(complete);
		}
	}

	Path resolve(String name) {
		return this.directory.resolve(name);
	}

	/** Copy a directory of the template with owner and mode, to where nothing is. */
	void copy(String name, Path copy) {
		try {
			Process process = new ProcessBuilder("cp", "-a", "--sparse=always", resolve(name).toString(),
					copy.toString())
				.inheritIO()
				.start();
			if (process.waitFor() != 0) {
				throw new IllegalStateException("Cannot copy " + resolve(name) + " to " + copy);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/** Makes files. */
	interface Creation {

		void createIn(Path directory) throws IOException;

	}

}
