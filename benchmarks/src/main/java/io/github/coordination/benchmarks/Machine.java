/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * The machine that the figures are from.
 */
final class Machine {

	private Machine() {
	}

	/**
	 * The machine in one line; the load tells whether it was quiet.
	 */
	static String line() {
		double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
		return String.format(Locale.ROOT, "%d cores, %s %s, %s %s, load %.1f",
				Runtime.getRuntime().availableProcessors(), System.getProperty("os.name"),
				System.getProperty("os.version"), System.getProperty("java.vm.name"),
				System.getProperty("java.runtime.version"), load);
	}

}
