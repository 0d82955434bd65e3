/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;

import io.github.coordination.PrimaryOnly;

/**
 * Finds what is annotated of a bean, by the bean's name: its class, its {@code @Bean}
 * method, or single methods of it.
 */
final class GuardPlanner {

	private static final String FRAMEWORK = "org.springframework.";

	private final ConfigurableListableBeanFactory beanFactory;

	GuardPlanner(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	/**
	 * Plan the guard of a bean.
	 * @param beanName the bean's name
	 * @param type the bean's class, not that of a proxy
	 * @return the plan, or {@code null} if nothing of the bean is annotated
	 * @throws UnworkableGuardException if the guard cannot work
	 */
	@Nullable GuardPlan plan(String beanName, Class<?> type) {
		PrimaryOnly onBean = onBean(beanName, type);
		Map<Method, GuardRule> methods = annotatedMethods(type);
		if (onBean == null && methods.isEmpty()) {
			return null;
		}
		GuardRule rule = (onBean != null) ? GuardRule.of(onBean) : methods.values().iterator().next();
		GuardKind kind = (onBean != null) ? GuardKind.of(type, beanName) : kindOf(type, methods);
		if (kind != GuardKind.METHODS) {
			return new GuardPlan(beanName, type, kind, rule, Map.of());
		}
		if (onBean != null) {
			GuardableMethods.publicMethods(type, beanName).forEach((method) -> methods.putIfAbsent(method, rule));
		}
		methods.forEach((method, methodRule) -> GuardableMethods.check(type, method, methodRule));
		return new GuardPlan(beanName, type, kind, rule, methods);
	}

	private @Nullable PrimaryOnly onBean(String beanName, Class<?> type) {
		if (this.beanFactory.containsBean(beanName)) {
			return this.beanFactory.findAnnotationOnBean(beanName, PrimaryOnly.class, false);
		}
		return AnnotatedElementUtils.findMergedAnnotation(type, PrimaryOnly.class);
	}

	/**
	 * A runner whose {@code run} method is annotated is meant to be a guarded runner.
	 */
	private static GuardKind kindOf(Class<?> type, Map<Method, GuardRule> methods) {
		boolean run = GuardKind.isRunner(type)
				&& methods.keySet().stream().anyMatch((method) -> method.getName().equals("run"));
		return run ? GuardKind.RUNNER : GuardKind.METHODS;
	}

	private static Map<Method, GuardRule> annotatedMethods(Class<?> type) {
		if (type.getName().startsWith(FRAMEWORK) || type.getName().startsWith("java.")) {
			return new LinkedHashMap<>();
		}
		return new LinkedHashMap<>(MethodIntrospector.selectMethods(type,
				(MethodIntrospector.MetadataLookup<GuardRule>) (method) -> isFactory(method) ? null
						: GuardRule.of(method)));
	}

	private static boolean isFactory(Method method) {
		return AnnotatedElementUtils.hasAnnotation(method, Bean.class);
	}

}
