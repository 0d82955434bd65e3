/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.faults;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.logging.LoggingApplicationListener;

/**
 * Applications of one JVM that start at one time: Boot's logging system is one per JVM
 * and must not be initialised by two threads, so these applications leave it alone.
 */
public final class SideBySide {

	private SideBySide() {
	}

	/**
	 * Prepare an application for it.
	 * @param builder the application
	 * @return the same
	 */
	public static SpringApplicationBuilder prepare(SpringApplicationBuilder builder) {
		SpringApplication application = builder.application();
		application.setListeners(application.getListeners()
			.stream()
			.filter((listener) -> !(listener instanceof LoggingApplicationListener))
			.toList());
		return builder;
	}

}
