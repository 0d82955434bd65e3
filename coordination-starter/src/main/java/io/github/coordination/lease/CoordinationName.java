/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.lease;

import java.util.regex.Pattern;

/**
 * The rule for names of applications and elections: they become file names, keys and
 * rows.
 *
 * @since 0.1.0
 */
public final class CoordinationName {

	private static final int MAX_LENGTH = 64;

	private static final Pattern VALID = Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{N} ._-]*[\\p{L}\\p{N}])?");

	private CoordinationName() {
	}

	/**
	 * Return the name if it is valid.
	 * @param source where the name comes from, to begin the sentence with
	 * @param name the name
	 * @return the same name
	 * @throws InvalidNameException with one sentence that says what to type instead
	 */
	public static String require(String source, String name) {
		if (name.length() > MAX_LENGTH || !VALID.matcher(name).matches()) {
			throw new InvalidNameException(
					"%s is \"%s\": use 1 to %d letters, digits, spaces, dots, hyphens or underscores, with a letter or digit at both ends."
						.formatted(source, printable(name), MAX_LENGTH));
		}
		return name;
	}

	/**
	 * Make foreign text safe for a log line: at most 64 characters, anything but letters,
	 * digits, punctuation and plain spaces replaced.
	 * @param text the text
	 * @return the sanitised text
	 */
	public static String printable(String text) {
		String head = (text.length() > MAX_LENGTH) ? text.substring(0, MAX_LENGTH) + "..." : text;
		return head.replaceAll("[^\\p{L}\\p{N}\\p{P}\\p{S} ]", "?");
	}

}
