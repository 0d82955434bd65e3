/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.plan;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.List;

import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;

/**
 * Methods that are called for a message: a guarded call would skip it, and it is then
 * acknowledged and lost.
 */
final class ListenerMethods {

	private ListenerMethods() {
	}

	static boolean isListener(Class<? extends Annotation> annotation) {
		for (ListenerKind kind : ListenerKind.values()) {
			if (kind.contains(annotation)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Refuse a listener method.
	 * @throws UnworkableGuardException if the method is one
	 */
	static void check(Class<?> type, Method method) {
		refuse(method, GuardableMethods.text(type, method));
	}

	/**
	 * Refuse a bean whose class is a listener.
	 * @throws UnworkableGuardException if it is one
	 */
	static void check(Class<?> type) {
		refuse(type, type.getName());
	}

	/**
	 * Refuse what is annotated as a listener, such as a class or a {@code @Bean} method.
	 * @throws UnworkableGuardException if it is one
	 */
	static void refuse(AnnotatedElement element, String text) {
		List<Class<Annotation>> annotations = MergedAnnotations
			.from(element, MergedAnnotations.SearchStrategy.TYPE_HIERARCHY)
			.stream()
			.map(MergedAnnotation::getType)
			.toList();
		for (ListenerKind kind : ListenerKind.values()) {
			annotations.stream().filter(kind::contains).findFirst().ifPresent((found) -> {
				throw new UnworkableGuardException("@PrimaryOnly on %s cannot work with @%s: %s".formatted(text,
						found.getSimpleName(), kind.problem()), kind.cure());
			});
		}
	}

}
