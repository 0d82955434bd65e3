/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.plan;

import java.lang.reflect.Method;
import java.util.Set;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Beans that nothing can guard as a whole: those that work without being started, and
 * those that make other beans.
 */
final class UnguardableBeans {

	private static final Set<String> WORKING_UNASKED = Set.of(Executor.class.getName(), TaskScheduler.class.getName(),
			"javax.sql.DataSource");

	private UnguardableBeans() {
	}

	/**
	 * Refuse such a bean.
	 * @throws UnworkableGuardException if it is one
	 */
	static void check(Class<?> type, String beanName) {
		Class<?> unasked = workingUnasked(type);
		if (unasked != null) {
			throw new UnworkableGuardException(
					"@PrimaryOnly on bean '%s' cannot work: a %s (%s) works for others without being started."
						.formatted(beanName, ClassUtils.getShortName(unasked), type.getName()),
					"Annotate the work that is given to it, such as the @Scheduled method or the job's bean.");
		}
		if (AnnotatedElementUtils.hasAnnotation(type, Configuration.class) || makesBeans(type)) {
			throw new UnworkableGuardException(
					"@PrimaryOnly on the configuration class %s cannot work: its beans exist on every worker."
						.formatted(type.getName()),
					"Annotate the @Bean methods or the classes of the beans that only the primary may use.");
		}
	}

	private static @Nullable Class<?> workingUnasked(@Nullable Class<?> type) {
		if (type == null || WORKING_UNASKED.contains(type.getName())) {
			return type;
		}
		for (Class<?> parent : type.getInterfaces()) {
			Class<?> found = workingUnasked(parent);
			if (found != null) {
				return found;
			}
		}
		return workingUnasked(type.getSuperclass());
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
