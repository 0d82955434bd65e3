/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.plan;

import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Beans that nothing can guard as a whole: those of which a skipped call would do harm,
 * and those that make other beans.
 */
final class UnguardableBeans {

	private UnguardableBeans() {
	}

	/**
	 * Refuse such a bean.
	 * @throws UnworkableGuardException if it is one
	 */
	static void check(Class<?> type, String beanName) {
		for (UnguardableKind kind : UnguardableKind.values()) {
			refuse(kind, kind.find(type), "bean '" + beanName + "'", type);
		}
		if (AnnotatedElementUtils.hasAnnotation(type, Configuration.class) || makesBeans(type)) {
			throw new UnworkableGuardException(
					"@PrimaryOnly on the configuration class %s cannot work: its beans exist on every worker."
						.formatted(type.getName()),
					"Annotate the @Bean methods or the classes of the beans that only the primary may use.");
		}
	}

	/**
	 * Refuse a method that such a bean is called by.
	 * @throws UnworkableGuardException if it is one
	 */
	static void check(Class<?> type, Method method) {
		for (UnguardableKind kind : UnguardableKind.values()) {
			refuse(kind, kind.findDeclaring(type, method), GuardableMethods.text(type, method), type);
		}
	}

	private static void refuse(UnguardableKind kind, @Nullable Class<?> found, String where, Class<?> type) {
		if (found != null) {
			throw new UnworkableGuardException("@PrimaryOnly on %s cannot work: a %s (%s) %s".formatted(where,
					ClassUtils.getShortName(found), type.getName(), kind.problem()), kind.cure());
		}
	}

	private static boolean makesBeans(Class<?> type) {
		for (Method method : ReflectionUtils.getUniqueDeclaredMethods(type, ReflectionUtils.USER_DECLARED_METHODS)) {
			if (AnnotatedElementUtils.hasAnnotation(method, Bean.class)) {
				return true;
			}
		}
		return false;
	}

}
