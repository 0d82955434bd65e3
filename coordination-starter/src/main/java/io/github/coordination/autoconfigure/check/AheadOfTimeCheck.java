/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure.check;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.core.env.Environment;

import io.github.coordination.autoconfigure.failure.MisconfigurationException;
import io.github.coordination.lease.CoordinationName;

/**
 * Refuses to run what was processed ahead of time under other choices: the build has
 * fixed which store there is, and whether there is an election at all, so that a choice
 * made later would be ignored.
 */
final class AheadOfTimeCheck {

	private static final Map<String, String> DEFAULTS = Map.of("coordination.enabled", "true", "coordination.store",
			"file");

	private AheadOfTimeCheck() {
	}

	/**
	 * The choices that decide which beans there are.
	 * @param environment where they are made
	 * @return value by name of the property, in lower case
	 */
	static Map<String, String> choices(Environment environment) {
		Map<String, String> choices = new TreeMap<>();
		DEFAULTS.forEach((property, usual) -> choices.put(property,
				environment.getProperty(property, usual).toLowerCase(Locale.ROOT)));
		return choices;
	}

	/**
	 * Compare the choices of the build with those of now.
	 * @param built those of the build
	 * @param environment where those of now are made
	 * @throws MisconfigurationException if one differs
	 */
	static void check(Map<String, String> built, Environment environment) {
		choices(environment).forEach((property, value) -> {
			String before = built.get(property);
			if (!value.equals(before)) {
				throw new MisconfigurationException(
						"%s is \"%s\", but the application was processed ahead of time for \"%s\"".formatted(property,
								CoordinationName.printable(value), before),
						"set it to " + before + ", process the application with " + property + "=" + value
								+ ", or start it with spring.aot.enabled=false");
			}
		});
	}

}
