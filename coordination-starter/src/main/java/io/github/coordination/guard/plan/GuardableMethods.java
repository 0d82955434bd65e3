/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.plan;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

/**
 * Which methods a proxy can guard, and what to do about the others.
 *
 * @since 0.1.0
 */
public final class GuardableMethods {

	private static final int UNSEEN = Modifier.PRIVATE | Modifier.STATIC | Modifier.FINAL;

	private GuardableMethods() {
	}

	/**
	 * Refuse what cannot work.
	 * @throws UnworkableGuardException with the class, the method and the cure
	 */
	static void check(Class<?> type, Method method, GuardRule rule) {
		ListenerMethods.check(type, method);
		rule.checkElection(text(type, method));
		checkVisible(type, method);
		if (Modifier.isFinal(type.getModifiers()) && !WorkMethods.isInInterface(type, method)) {
			throw notInInterface(type, method, "the class is final");
		}
		if (SuspendFunctions.contain(method)) {
			SuspendFunctions.check(type, method);
		}
		if (!rule.throwsOtherwise() && !SkipResult.isSkippable(method)) {
			throw notSkippable(type, method);
		}
	}

	private static UnworkableGuardException notSkippable(Class<?> type, Method method) {
		String text = "@PrimaryOnly on %s cannot skip: ".formatted(text(type, method));
		String cure = "Write @PrimaryOnly(otherwise = Otherwise.THROW), or return ";
		if (SuspendFunctions.contain(method)) {
			return new UnworkableGuardException(
					text + "it is a suspend function whose result is %s, and there is no empty value of that."
						.formatted(SuspendFunctions.result(method).getSimpleName()),
					cure + "Unit or Flow.");
		}
		return new UnworkableGuardException(text
				+ "there is no empty value of its return type %s.".formatted(method.getReturnType().getSimpleName()),
				cure + "void, Optional or CompletionStage.");
	}

	static boolean isUnseen(Method method) {
		return (method.getModifiers() & UNSEEN) != 0;
	}

	/**
	 * Refuse a method whose calls no proxy sees.
	 * @throws UnworkableGuardException with the class, the method and the cure
	 */
	static void checkVisible(Class<?> type, Method method) {
		if (isUnseen(method)) {
			String modifier = Modifier.toString(method.getModifiers() & UNSEEN);
			throw new UnworkableGuardException(
					"@PrimaryOnly on %s cannot work: no proxy sees the calls of a %s method."
						.formatted(text(type, method), modifier),
					(modifier.equals("final") && KotlinClasses.contain(method.getDeclaringClass()))
							? KotlinClasses.cure(method.getDeclaringClass())
							: "Remove '%s' from %s, or move the method to another bean.".formatted(modifier,
									method.getName()));
		}
		boolean packagePrivate = (method.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) == 0;
		if (packagePrivate && !method.getDeclaringClass().getPackageName().equals(type.getPackageName())) {
			throw new UnworkableGuardException(
					"@PrimaryOnly on %s cannot work: no proxy sees the calls of a package-private method of another package, %s."
						.formatted(text(type, method), method.getDeclaringClass().getPackageName()),
					"Make %s public or protected.".formatted(method.getName()));
		}
	}

	private static UnworkableGuardException notInInterface(Class<?> type, Method method, String because) {
		return new UnworkableGuardException(
				"@PrimaryOnly on %s cannot work: %s, and no interface of it has this method."
					.formatted(text(type, method), because),
				"Let %s implement an interface with %s, or let it be proxied as a class."
					.formatted(type.getSimpleName(), method.getName()));
	}

	/**
	 * Refuse the methods that a proxy made of interfaces does not have although they are
	 * annotated, or called by something else than users of the bean.
	 * @param type the bean's class
	 * @param method the method
	 * @throws UnworkableGuardException with the cure
	 */
	public static void checkInterfaceProxy(Class<?> type, Method method) {
		boolean wanted = GuardRule.of(method) != null || WorkMethods.isTriggered(method);
		if (wanted && !WorkMethods.isInInterface(type, method)) {
			throw notInInterface(type, method, "the bean is proxied through its interfaces");
		}
		SuspendFunctions.checkInterfaceProxy(type, method);
	}

	/**
	 * A method, for people.
	 * @param type the bean's class
	 * @param method the method
	 * @return the qualified name of the method
	 */
	public static String text(Class<?> type, Method method) {
		return type.getName() + "." + method.getName() + "()";
	}

}
