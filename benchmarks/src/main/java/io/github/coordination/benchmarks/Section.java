/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks;

import java.io.PrintStream;

/**
 * One kind of measurement.
 */
@FunctionalInterface
public interface Section {

	/**
	 * Measure, and print tables.
	 * @param options how thoroughly
	 * @param out where to print
	 * @throws Exception if it cannot be measured
	 */
	void run(Options options, PrintStream out) throws Exception;

}
