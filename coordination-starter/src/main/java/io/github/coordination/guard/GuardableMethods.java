/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Which methods a proxy can guard, and what to do about the others.
 */
final class GuardableMethods {

	private static final Set<String> LISTENERS = Set.of("KafkaListener", "KafkaListeners", "RabbitListener",
			"RabbitListeners", "JmsListener", "JmsListeners", "PulsarListener", "SqsListener");

	private GuardableMethods() {
	}

	/**
	 * The methods that are guarded by an annotation on the bean. A final class is proxied
	 * through its interfaces, so only their methods count.
	 * @throws UnworkableGuardException if there is none
	 */
	static List<Method> publicMethods(Class<?> type, String beanName) {
		List<Method> methods = new ArrayList<>();
		for (Method method : ReflectionUtils.getUniqueDeclaredMethods(type, ReflectionUtils.USER_DECLARED_METHODS)) {
			boolean work = Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers())
					&& method.getDeclaringClass() != Object.class && !isCallback(method);
			if (work && (!Modifier.isFinal(type.getModifiers()) || isInInterface(type, method))) {
				methods.add(method);
			}
		}
		if (methods.isEmpty()) {
			throw new UnworkableGuardException(
					"@PrimaryOnly on bean '%s' guards nothing: %s has no public method that a proxy can see."
						.formatted(beanName, type.getName()),
					"Make the work a public method of a class that is not final, or of an interface.");
		}
		return methods;
	}

	private static boolean isInInterface(Class<?> type, Method method) {
		return !ClassUtils.getInterfaceMethodIfPossible(method, type).equals(method);
	}

	private static boolean isCallback(Method method) {
		return ReflectionUtils.isObjectMethod(method)
				|| (method.getName().equals("getOrder") && Ordered.class.isAssignableFrom(method.getDeclaringClass()));
	}

	/**
	 * Refuse what cannot work.
	 * @throws UnworkableGuardException with the class, the method and the cure
	 */
	static void check(Class<?> type, Method method, GuardRule rule) {
		checkListener(type, method);
		checkModifiers(type, method);
		checkInterface(type, method);
		if (!rule.throwsOtherwise() && !SkipResult.isSkippable(method)) {
			throw new UnworkableGuardException(
					"@PrimaryOnly on %s cannot skip: there is no empty value of its return type %s."
						.formatted(text(type, method), method.getReturnType().getSimpleName()),
					"Write @PrimaryOnly(otherwise = Otherwise.THROW), or return void, Optional or CompletionStage.");
		}
	}

	private static void checkListener(Class<?> type, Method method) {
		MergedAnnotations.from(method, MergedAnnotations.SearchStrategy.TYPE_HIERARCHY)
			.stream()
			.map(MergedAnnotation::getType)
			.map(ClassUtils::getShortName)
			.filter(LISTENERS::contains)
			.findFirst()
			.ifPresent((name) -> {
				throw new UnworkableGuardException(
						"@PrimaryOnly on %s cannot work with @%s: a skipped message would be acknowledged and lost."
							.formatted(text(type, method), name),
						"Remove @PrimaryOnly; to consume on the primary only, give the listener an id and "
								+ "autoStartup = \"false\", and start and stop its container from a @PrimaryOnly Lifecycle.");
			});
	}

	private static void checkModifiers(Class<?> type, Method method) {
		int unseen = method.getModifiers() & (Modifier.PRIVATE | Modifier.STATIC | Modifier.FINAL);
		if (unseen != 0) {
			String modifier = Modifier.toString(unseen);
			throw new UnworkableGuardException(
					"@PrimaryOnly on %s cannot work: no proxy sees the calls of a %s method."
						.formatted(text(type, method), modifier),
					"Remove '%s' from %s, or move the method to another bean.".formatted(modifier, method.getName()));
		}
	}

	private static void checkInterface(Class<?> type, Method method) {
		if (Modifier.isFinal(type.getModifiers()) && !isInInterface(type, method)) {
			throw notInInterface(type, method, "the class is final");
		}
	}

	/**
	 * Refuse a method that a proxy made of interfaces does not have.
	 */
	static UnworkableGuardException notInInterface(Class<?> type, Method method, String because) {
		return new UnworkableGuardException(
				"@PrimaryOnly on %s cannot work: %s, and no interface of it has this method."
					.formatted(text(type, method), because),
				"Let %s implement an interface with %s, or let it be proxied as a class."
					.formatted(type.getSimpleName(), method.getName()));
	}

	/**
	 * Refuse the directly annotated methods that a proxy made of interfaces does not
	 * have.
	 */
	static void checkInterfaceProxy(Class<?> type, Method method) {
		if (GuardRule.of(method) != null && !isInInterface(type, method)) {
			throw notInInterface(type, method, "the bean is proxied through its interfaces");
		}
	}

	static String text(Class<?> type, Method method) {
		return type.getName() + "." + method.getName() + "()";
	}

}
