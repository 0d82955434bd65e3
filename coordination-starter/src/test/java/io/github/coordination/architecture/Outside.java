/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.architecture;

import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Groups of packages outside the project that a row of the table may name.
 */
final class Outside {

	/** What every package may use. */
	static final String[] ALWAYS = { "java..", "org.jspecify.annotations.." };

	/** The artifacts core, beans, context and aop of the framework, and Boot's own. */
	static final String[] SPRING = { "org.springframework.aop..", "org.aopalliance..", "org.springframework.aot..",
			"org.springframework.beans..", "org.springframework.context..", "org.springframework.core..",
			"org.springframework.lang..", "org.springframework.scheduling..", "org.springframework.stereotype..",
			"org.springframework.util..", "org.springframework.boot", "org.springframework.boot.availability..",
			"org.springframework.boot.context..", "org.springframework.boot.diagnostics..",
			"org.springframework.boot.env..", "org.apache.commons.logging.." };

	/** What a store needs to declare its own auto-configuration. */
	static final String[] STORE = and(SPRING, "org.springframework.boot.autoconfigure..");

	private Outside() {
	}

	static String[] and(String[] group, String... more) {
		return Stream.concat(Arrays.stream(group), Arrays.stream(more)).toArray(String[]::new);
	}

}
