/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.plan;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.LinkedHashSet;
import java.util.Set;

import org.springframework.aop.support.AopUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Which methods are the work of a bean that is annotated as a whole: its public ones, and
 * those that something calls on every worker whatever their visibility, such as
 * {@code @Scheduled} ones.
 */
final class WorkMethods {

	private static final Set<String> TRIGGERS = Set.of("Scheduled", "Schedules", "EventListener");

	private WorkMethods() {
	}

	/**
	 * The work of a bean.
	 * @throws UnworkableGuardException if there is none
	 */
	static Set<Method> of(BeanTypes types, String beanName) {
		Set<Method> methods = of(types.type());
		types.interfaces().forEach((each) -> methods.addAll(of(each)));
		if (methods.isEmpty()) {
			throw new UnworkableGuardException(
					"@PrimaryOnly on bean '%s' guards nothing: %s has no public method that a proxy can see."
						.formatted(beanName, types.type().getName()),
					KotlinClasses.areFinal(types.type()) ? KotlinClasses.cure(types.type())
							: "Make the work a public method of a class that is not final, or of an interface.");
		}
		return methods;
	}

	/**
	 * A final class is proxied through its interfaces, so only their methods count.
	 */
	private static Set<Method> of(Class<?> type) {
		Set<Method> methods = triggered(type);
		for (Method method : declared(type)) {
			if (isPublicWork(method) && (!Modifier.isFinal(type.getModifiers()) || isInInterface(type, method))) {
				methods.add(method);
			}
		}
		return methods;
	}

	/**
	 * The methods that something calls on every worker.
	 */
	static Set<Method> triggered(Class<?> type) {
		Set<Method> methods = new LinkedHashSet<>();
		for (Method method : declared(type)) {
			if (isTriggered(method)) {
				methods.add(method);
			}
		}
		return methods;
	}

	static boolean isTriggered(Method method) {
		return MergedAnnotations.from(method, MergedAnnotations.SearchStrategy.TYPE_HIERARCHY)
			.stream()
			.map(MergedAnnotation::getType)
			.anyMatch((type) -> TRIGGERS.contains(type.getSimpleName()) || ListenerMethods.isListener(type));
	}

	/**
	 * Methods as the class has them: an overridden one stands for those it overrides, a
	 * bridged one for its bridge.
	 */
	private static Set<Method> declared(Class<?> type) {
		Set<Method> methods = new LinkedHashSet<>();
		for (Method method : ReflectionUtils.getUniqueDeclaredMethods(type, ReflectionUtils.USER_DECLARED_METHODS)) {
			methods.add(AopUtils.getMostSpecificMethod(method, type));
		}
		return methods;
	}

	private static boolean isPublicWork(Method method) {
		return Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers())
				&& !isForeignDefault(method) && !ReflectionUtils.isObjectMethod(method)
				&& !(method.getName().equals("getOrder") && Ordered.class.isAssignableFrom(method.getDeclaringClass()));
	}

	/**
	 * What an interface of the JDK or of Spring brings along, such as
	 * {@code Consumer.andThen}, is nobody's work.
	 */
	private static boolean isForeignDefault(Method method) {
		String declaring = method.getDeclaringClass().getName();
		return method.isDefault() && (declaring.startsWith("java.") || declaring.startsWith("org.springframework."));
	}

	/**
	 * Whether a proxy made of interfaces has the method.
	 */
	static boolean isInInterface(Class<?> type, Method method) {
		return method.getDeclaringClass().isInterface()
				|| !ClassUtils.getInterfaceMethodIfPossible(method, type).equals(method);
	}

}
