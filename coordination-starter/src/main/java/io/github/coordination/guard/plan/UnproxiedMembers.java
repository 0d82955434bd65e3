/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.plan;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * The members of a class that its class proxy does not lead to the bean: methods that it
 * cannot override, and fields. They are those of the proxy itself, whose fields are
 * empty.
 *
 * @since 0.1.0
 */
public final class UnproxiedMembers {

	private UnproxiedMembers() {
	}

	/**
	 * Warn of the members of a bean that others may use through its class proxy.
	 * @param plan what is guarded of the bean
	 * @return what to tell the user, or {@code null} if there is no such member
	 */
	public static @Nullable String warning(GuardPlan plan) {
		List<String> members = of(plan.type());
		if (members.isEmpty()) {
			return null;
		}
		return "Bean '%s' (%s) is guarded by a proxy, a subclass of its class whose own fields are empty: %s belong to the proxy itself, so that they miss the values of the bean, such as with a NullPointerException. %s"
			.formatted(plan.beanName(), plan.type().getName(), String.join(", ", members), cure(plan.type()));
	}

	private static String cure(Class<?> type) {
		String open = KotlinClasses.contain(type) ? "Write 'open' before these methods"
				: "Remove 'final' from these methods, make package-private ones protected or public, replace fields by getters";
		return open + ", or move the @PrimaryOnly work to a bean of its own.";
	}

	/**
	 * Those of the classes that the user has written. A protected method is mostly called
	 * by its own class, on the bean, so it is left out.
	 */
	static List<String> of(Class<?> type) {
		List<String> members = new ArrayList<>();
		for (Class<?> owner = type; owner != null && !LibraryClasses.contains(owner); owner = owner.getSuperclass()) {
			if (owner.isInterface()) {
				return members;
			}
			methods(type, owner).forEach(members::add);
			fields(owner).forEach(members::add);
		}
		return members;
	}

	private static List<String> methods(Class<?> type, Class<?> owner) {
		return hasState(owner) ? Arrays.stream(owner.getDeclaredMethods())
			.filter((method) -> !method.isSynthetic() && isUnproxied(type, method))
			.map((method) -> owner.getSimpleName() + "." + method.getName() + "()")
			.distinct()
			.sorted()
			.toList() : List.of();
	}

	private static boolean isUnproxied(Class<?> type, Method method) {
		int modifiers = method.getModifiers();
		boolean isPublic = Modifier.isPublic(modifiers);
		boolean packagePrivate = (modifiers & (Modifier.PUBLIC | Modifier.PROTECTED | Modifier.PRIVATE)) == 0;
		boolean hidden = packagePrivate && !method.getDeclaringClass().getPackageName().equals(type.getPackageName());
		return !Modifier.isStatic(modifiers) && !Modifier.isAbstract(modifiers)
				&& (hidden || (Modifier.isFinal(modifiers) && (isPublic || packagePrivate)));
	}

	/**
	 * A method of a class without fields has nothing to miss.
	 */
	private static boolean hasState(Class<?> type) {
		for (Class<?> owner = type; owner != null; owner = owner.getSuperclass()) {
			if (Arrays.stream(owner.getDeclaredFields())
				.anyMatch((field) -> !Modifier.isStatic(field.getModifiers()))) {
				return true;
			}
		}
		return false;
	}

	/**
	 * The public fields but those that are injected, which are for the bean itself, and
	 * those that Kotlin reads with a getter.
	 */
	private static List<String> fields(Class<?> owner) {
		return Arrays.stream(owner.getDeclaredFields())
			.filter((field) -> Modifier.isPublic(field.getModifiers()) && !Modifier.isStatic(field.getModifiers())
					&& !field.isSynthetic() && field.getAnnotations().length == 0 && !hasKotlinGetter(field))
			.map((field) -> owner.getSimpleName() + "." + field.getName())
			.toList();
	}

	private static boolean hasKotlinGetter(Field field) {
		Class<?> owner = field.getDeclaringClass();
		return KotlinClasses.contain(owner)
				&& ClassUtils.hasMethod(owner, "get" + StringUtils.capitalize(field.getName()));
	}

}
