/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.table;

import java.util.Arrays;
import java.util.Collection;

/**
 * Measured values of one kind.
 */
public final class Sample {

	private final double[] sorted;

	private Sample(double[] sorted) {
		this.sorted = sorted;
	}

	/**
	 * Take the values.
	 * @param values the values, at least one
	 * @return the sample
	 * @throws IllegalArgumentException if there is none
	 */
	public static Sample of(double... values) {
		if (values.length == 0) {
			throw new IllegalArgumentException("A sample needs at least one value.");
		}
		double[] sorted = values.clone();
		Arrays.sort(sorted);
		return new Sample(sorted);
	}

	/**
	 * Take the values.
	 * @param values the values, at least one
	 * @return the sample
	 * @throws IllegalArgumentException if there is none
	 */
	public static Sample of(Collection<? extends Number> values) {
		return of(values.stream().mapToDouble(Number::doubleValue).toArray());
	}

	/**
	 * The value in the middle, or the mean of the two in the middle.
	 * @return the median
	 */
	public double median() {
		int middle = this.sorted.length / 2;
		boolean odd = this.sorted.length % 2 == 1;
		return odd ? this.sorted[middle] : (this.sorted[middle - 1] + this.sorted[middle]) / 2;
	}

	/**
	 * The arithmetic mean.
	 * @return the mean
	 */
	public double mean() {
		return Arrays.stream(this.sorted).average().orElseThrow();
	}

	/**
	 * The smallest value.
	 * @return the minimum
	 */
	public double min() {
		return this.sorted[0];
	}

	/**
	 * The largest value.
	 * @return the maximum
	 */
	public double max() {
		return this.sorted[this.sorted.length - 1];
	}

	/**
	 * How many values there are.
	 * @return the number
	 */
	public int size() {
		return this.sorted.length;
	}

}
