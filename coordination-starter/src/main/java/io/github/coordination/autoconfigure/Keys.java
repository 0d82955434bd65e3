/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.origin.Origin;

import io.github.coordination.lease.CoordinationName;

/**
 * Tells people about keys below {@code coordination.} that nobody knows.
 */
final class Keys {

	/**
	 * What all keys begin with.
	 */
	static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of("coordination");

	private static final int MAX_LISTED = 10;

	private Keys() {
	}

	/**
	 * Refuse keys.
	 * @param unknown the keys, at least one
	 * @param known keys that there are
	 * @return the exception
	 */
	static MisconfigurationException refuse(Collection<ConfigurationProperty> unknown, Collection<String> known) {
		List<ConfigurationProperty> listed = unknown.stream().limit(MAX_LISTED).toList();
		String problem = listed.stream()
			.map((property) -> name(property) + origin(property) + " is not a property")
			.collect(Collectors.joining("; "));
		String action = listed.stream()
			.map((property) -> "use " + nearest(property.getName().toString(), known) + " instead of " + name(property))
			.collect(Collectors.joining("; "));
		return new MisconfigurationException(problem, action + ", or remove it");
	}

	private static String name(ConfigurationProperty property) {
		return CoordinationName.printable(property.getName().toString());
	}

	/**
	 * Where a property was set, to follow its name or value.
	 * @param property the property
	 * @return a parenthesis after a space, empty where it is not known
	 */
	static String origin(ConfigurationProperty property) {
		Origin origin = property.getOrigin();
		return (origin != null) ? " (" + origin + ")" : "";
	}

	/**
	 * The nearest of some words: by edits of the whole, or of the last segment, which
	 * finds a key whose middle was forgotten.
	 * @param word the word
	 * @param candidates the words to choose from, at least one
	 * @return the nearest, the shortest if there are several
	 */
	static String nearest(String word, Collection<String> candidates) {
		return byDistance(word, candidates).get(0);
	}

	/**
	 * Words, the nearest first.
	 * @param word the word to be near to
	 * @param candidates the words
	 * @return the ordered words
	 */
	static List<String> byDistance(String word, Collection<String> candidates) {
		return candidates.stream()
			.sorted(Comparator.comparingInt((String candidate) -> distance(word, candidate))
				.thenComparingInt(String::length)
				.thenComparing(Comparator.naturalOrder()))
			.toList();
	}

	/**
	 * How far apart two keys are.
	 * @param left a key
	 * @param right another key
	 * @return a number of edits
	 */
	static int distance(String left, String right) {
		int whole = edits(left, right);
		return (left.indexOf('.') < 0) ? whole : Math.min(whole, edits(last(left), last(right)) + 1);
	}

	private static String last(String key) {
		return key.substring(key.lastIndexOf('.') + 1);
	}

	/** Levenshtein's distance, one row at a time; the words' heads bound the work. */
	private static int edits(String left, String right) {
		String from = head(left);
		String to = head(right);
		int[] row = new int[to.length() + 1];
		for (int column = 0; column <= to.length(); column++) {
			row[column] = column;
		}
		for (int line = 1; line <= from.length(); line++) {
			int diagonal = row[0];
			row[0] = line;
			for (int column = 1; column <= to.length(); column++) {
				int replaced = diagonal + ((from.charAt(line - 1) != to.charAt(column - 1)) ? 1 : 0);
				diagonal = row[column];
				row[column] = Math.min(replaced, Math.min(row[column], row[column - 1]) + 1);
			}
		}
		return row[to.length()];
	}

	private static String head(String word) {
		return word.substring(0, Math.min(word.length(), 100)).toLowerCase(Locale.ROOT);
	}

}
