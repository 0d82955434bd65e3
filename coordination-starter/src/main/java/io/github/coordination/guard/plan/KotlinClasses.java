/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.plan;

import java.lang.reflect.Modifier;

import org.springframework.core.KotlinDetector;

import io.github.coordination.PrimaryOnly;

/**
 * Classes written in Kotlin, which are final as all their functions unless they are
 * opened.
 */
final class KotlinClasses {

	private KotlinClasses() {
	}

	static boolean contain(Class<?> type) {
		return KotlinDetector.isKotlinType(type);
	}

	static boolean areFinal(Class<?> type) {
		return contain(type) && Modifier.isFinal(type.getModifiers());
	}

	/**
	 * How to open a class. The compiler plugin sees the annotation of a class alone, not
	 * that of a {@code @Bean} method which makes it.
	 */
	static String cure(Class<?> type) {
		String open = "Write 'open' before the class %s and its guarded functions".formatted(type.getSimpleName());
		if (!GuardPlanner.isAnnotated(BeanTypes.of(type))) {
			return open + ".";
		}
		String annotation = PrimaryOnly.class.getName();
		return open + (", or let the compiler plugin all-open do so for each class that is annotated itself: "
				+ "kotlin-maven-allopen with <option>all-open:annotation=%s</option>, or allOpen { annotation(\"%s\") } in Gradle.")
			.formatted(annotation, annotation);
	}

}
