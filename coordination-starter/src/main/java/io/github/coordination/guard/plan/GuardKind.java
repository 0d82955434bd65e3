/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.plan;

import java.lang.reflect.Method;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.CommandLineRunner;
import org.springframework.context.Lifecycle;
import org.springframework.context.SmartLifecycle;
import org.springframework.util.ReflectionUtils;

/**
 * The kinds of beans that can be guarded, each with a rule of its own. The first that
 * fits is the only one.
 *
 * @since 0.1.0
 */
public enum GuardKind {

	/**
	 * Runs when this worker becomes the primary.
	 */
	RUNNER("runner"),

	/**
	 * Is started when this worker becomes the primary and stopped when its term ends.
	 */
	LIFECYCLE("lifecycle"),

	/**
	 * Its public methods run on the primary only.
	 */
	METHODS("methods");

	private final String text;

	GuardKind(String text) {
		this.text = text;
	}

	/**
	 * The kind, for people.
	 * @return a word
	 */
	public String text() {
		return this.text;
	}

	/**
	 * The kind of a bean that is annotated as a whole.
	 * @param type the bean's class
	 * @param beanName the bean's name
	 * @throws UnworkableGuardException if no rule can work
	 */
	static GuardKind of(Class<?> type, String beanName) {
		UnguardableBeans.check(type, beanName);
		if (isRunner(type)) {
			return RUNNER;
		}
		return Lifecycle.class.isAssignableFrom(type) ? LIFECYCLE : METHODS;
	}

	static boolean isRunner(Class<?> type) {
		return ApplicationRunner.class.isAssignableFrom(type) || CommandLineRunner.class.isAssignableFrom(type);
	}

	/**
	 * Whether this kind of guard has a rule of its own for the method.
	 * @param method the method
	 * @return whether it has
	 */
	public boolean isCallback(Method method) {
		return switch (this) {
			case RUNNER -> isRun(method);
			case LIFECYCLE ->
				ReflectionUtils.findMethod(SmartLifecycle.class, method.getName(), method.getParameterTypes()) != null;
			case METHODS -> false;
		};
	}

	private static boolean isRun(Method method) {
		if (!method.getName().equals("run") || method.getParameterCount() != 1) {
			return false;
		}
		Class<?> parameter = method.getParameterTypes()[0];
		return parameter == String[].class || parameter == ApplicationArguments.class;
	}

	/**
	 * Refuse a bean of this kind if a proxy does not see the calls that matter.
	 * @throws UnworkableGuardException with the class, the method and the cure
	 */
	void checkCallbacks(Class<?> type, String beanName) {
		for (Method method : ReflectionUtils.getUniqueDeclaredMethods(type, ReflectionUtils.USER_DECLARED_METHODS)) {
			if (isCallback(method)) {
				if (GuardableMethods.isUnseen(method) && LibraryClasses.contains(method.getDeclaringClass())) {
					throw LibraryClasses.refusal(beanName, type, this);
				}
				GuardableMethods.checkVisible(type, method);
			}
		}
	}

}
