/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.process;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/**
 * What libraries log in a JVM that runs no Spring application.
 */
public final class Logs {

	private Logs() {
	}

	/**
	 * Let them log warnings only, rather than all there is.
	 */
	public static void onlyWarnings() {
		LoggingSystem.get(Logs.class.getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
	}

}
