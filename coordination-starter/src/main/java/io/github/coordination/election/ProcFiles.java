/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

import org.jspecify.annotations.Nullable;

/**
 * The tree at {@code /proc}.
 *
 * @param root where it is
 */
record ProcFiles(Path root) {

	/**
	 * Read a page.
	 * @return its text, empty if it cannot be read
	 */
	String read(String page) {
		try {
			return Files.readString(this.root.resolve(page), StandardCharsets.ISO_8859_1);
		}
		catch (IOException ex) {
			return "";
		}
	}

	/**
	 * Read a symbolic link.
	 * @return where it leads, empty if it cannot be read
	 */
	String link(String link) {
		try {
			return Files.readSymbolicLink(this.root.resolve(link)).toString();
		}
		catch (IOException | UnsupportedOperationException ex) {
			return "";
		}
	}

	/**
	 * What is told of a process or thread.
	 * @return {@code null} if that cannot be read
	 */
	@Nullable ProcStat stat(String process) {
		return ProcStat.parse(read(process + "/stat"));
	}

	/**
	 * Whether nothing has this pid; not, whether it may not be looked at.
	 */
	boolean isAbsent(long pid) {
		try {
			Files.readAttributes(this.root.resolve(Long.toString(pid)), BasicFileAttributes.class);
			return false;
		}
		catch (NoSuchFileException ex) {
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

}
