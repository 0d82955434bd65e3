/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.nio.charset.StandardCharsets;

import io.github.coordination.lease.CoordinationName;

/**
 * The names of an election's two files.
 * <p>
 * Other than plain letters are written as their bytes, so that the name does not depend
 * on the worker's locale; so is a hyphen in the election's name, so that the last plain
 * hyphen parts application and election, and no two pairs share a file.
 *
 * @param stem the name without suffix
 */
record FileName(String stem) {

	private static final int MAX_BYTES = 255;

	private static final String SUFFIX = ".slots";

	private static final String PLAIN = "-._";

	/**
	 * The names for an election.
	 * @throws UnusableFileException if they would be too long for a file system
	 */
	static FileName of(String application, String election) {
		String stem = encoded(application, "") + "-" + encoded(election, "-");
		int length = stem.length() + SUFFIX.length();
		if (length > MAX_BYTES) {
			throw new UnusableFileException(
					"The file of election \"%s\" of application \"%s\" would have a name of %d bytes, %d more than a file system takes"
						.formatted(CoordinationName.printable(election), CoordinationName.printable(application),
								length, length - MAX_BYTES),
					"set a shorter spring.application.name or election name, or one of plain letters");
		}
		return new FileName(stem);
	}

	String lockFile() {
		return this.stem + ".lock";
	}

	String slotFile() {
		return this.stem + SUFFIX;
	}

	/**
	 * The place of the lock, far behind the end of any file: a hash of the name (FNV-1a).
	 */
	long lockPosition() {
		long hash = 0xcbf29ce484222325L;
		for (int i = 0; i < this.stem.length(); i++) {
			hash = (hash ^ this.stem.charAt(i)) * 0x100000001b3L;
		}
		return (1L << 61) | (hash & ((1L << 61) - 1));
	}

	private static String encoded(String name, String alsoEncoded) {
		StringBuilder text = new StringBuilder();
		for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
			char c = (char) (b & 0xff);
			if (isPlain(c) && alsoEncoded.indexOf(c) < 0) {
				text.append(c);
			}
			else {
				text.append("%%%02X".formatted((int) c));
			}
		}
		return text.toString();
	}

	private static boolean isPlain(char c) {
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || PLAIN.indexOf(c) >= 0;
	}

}
