/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

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

	/** What file systems take, less the longest suffix, {@code .slots.aside}. */
	private static final int MAX_BYTES = 255 - 12;

	private static final int KEPT_BYTES = 120;

	private static final String PLAIN = "-._";

	/**
	 * The names for an election. One that is too long for a file system is cut, and what
	 * it would have been is told by its digest.
	 */
	static FileName of(String application, String election) {
		String stem = encoded(application, "") + "-" + encoded(election, "-");
		return new FileName((stem.length() <= MAX_BYTES) ? stem : stem.substring(0, KEPT_BYTES) + "~" + digest(stem));
	}

	private static String digest(String stem) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(stem.getBytes(StandardCharsets.US_ASCII));
			return HexFormat.of().formatHex(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	String lockFile() {
		return this.stem + ".lock";
	}

	String slotFile() {
		return this.stem + ".slots";
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
