/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.table;

import java.util.Locale;

/**
 * Figures as text.
 */
public final class Figure {

	private Figure() {
	}

	/**
	 * Three significant digits: {@code 0.512}, {@code 3.41}, {@code 27.5}, {@code 3213}.
	 * @param value the value
	 * @return the text
	 */
	public static String of(double value) {
		double size = Math.abs(value);
		int decimals = (size >= 100) ? 0 : (size >= 10) ? 1 : (size >= 1) ? 2 : 3;
		return String.format(Locale.ROOT, "%." + decimals + "f", value);
	}

	/**
	 * A difference, with its sign.
	 * @param value the value
	 * @return the text
	 */
	public static String difference(double value) {
		return ((value >= 0) ? "+" : "") + of(value);
	}

	/**
	 * A ratio, such as {@code 1.21 x}.
	 * @param value the value
	 * @return the text
	 */
	public static String ratio(double value) {
		return of(value) + " x";
	}

}
