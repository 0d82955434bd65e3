/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.plan;

import java.util.regex.Pattern;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;

/**
 * Classes that the user has not written, so that no method of them is to be named.
 */
final class LibraryClasses {

	private static final Pattern NAMES = Pattern
		.compile("((java|javax|jakarta|io\\.micrometer|tools\\.jackson|org\\.quartz|org\\.apache|com\\.zaxxer|reactor"
				+ "|io\\.netty|io\\.lettuce|io\\.r2dbc|org\\.hibernate)\\.|org\\.springframework\\.(?!samples\\.)).*");

	private LibraryClasses() {
	}

	static boolean contains(Class<?> type) {
		return NAMES.matcher(type.getName()).matches() && !AnnotatedElementUtils.hasAnnotation(type, Component.class);
	}

	/**
	 * Say of the bean what is wrong with a method that nobody wrote.
	 */
	static UnworkableGuardException refusal(String beanName, Class<?> type, GuardKind kind) {
		String where = "@PrimaryOnly on bean '%s' (%s)".formatted(beanName, type.getName());
		if (kind == GuardKind.LIFECYCLE) {
			return new UnworkableGuardException(
					where + " cannot work: this class of a library does not let its start be guarded.",
					"Let it not start by itself (autoStartup = false), and start and stop it from a @PrimaryOnly "
							+ "SmartLifecycle.");
		}
		String cure = contains(type) ? "Annotate the bean or the method that uses it for work."
				: "Annotate the methods of %s that do the work.".formatted(type.getSimpleName());
		return new UnworkableGuardException(where + " cannot work: it has methods of a library that cannot be skipped.",
				cure);
	}

}
