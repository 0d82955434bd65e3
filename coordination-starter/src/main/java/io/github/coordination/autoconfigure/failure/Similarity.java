/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure.failure;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Finds the word that somebody probably meant.
 *
 * @since 0.1.0
 */
public final class Similarity {

	private static final int MAX_LENGTH = 100;

	private static final int MIN_PART = 4;

	private Similarity() {
	}

	/**
	 * The nearest of some words: by edits of the whole, or of the last segment, which
	 * finds a key of which a part was forgotten.
	 * @param word the word
	 * @param candidates the words to choose from, at least one
	 * @return the nearest, the shortest if there are several
	 */
	public static String nearest(String word, Collection<String> candidates) {
		return byDistance(word, candidates).get(0);
	}

	/**
	 * Words, the nearest first.
	 * @param word the word to be near to
	 * @param candidates the words
	 * @return the ordered words
	 */
	public static List<String> byDistance(String word, Collection<String> candidates) {
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
	public static int distance(String left, String right) {
		int whole = edits(left, right);
		return (left.indexOf('.') < 0) ? whole : Math.min(whole, editsOfLast(last(left), last(right)) + 1);
	}

	private static int editsOfLast(String left, String right) {
		return (left.length() >= MIN_PART && right.contains(left)) ? Math.min(1, edits(left, right))
				: edits(left, right);
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
		return word.substring(0, Math.min(word.length(), MAX_LENGTH)).toLowerCase(Locale.ROOT);
	}

}
