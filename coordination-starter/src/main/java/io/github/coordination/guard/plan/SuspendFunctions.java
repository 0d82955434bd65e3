/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.plan;

import java.lang.reflect.Method;

import org.springframework.core.KotlinDetector;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.util.ClassUtils;

/**
 * The suspend functions of Kotlin. Where the bridge from coroutines to Reactor is on the
 * class path, Spring's proxies show them to their interceptors as publishers.
 */
final class SuspendFunctions {

	private static final String FLOW = "kotlinx.coroutines.flow.Flow";

	private static final boolean BRIDGED = isPresent("kotlinx.coroutines.reactor.MonoKt")
			&& isPresent("kotlin.reflect.full.KCallables");

	private SuspendFunctions() {
	}

	private static boolean isPresent(String type) {
		return ClassUtils.isPresent(type, SuspendFunctions.class.getClassLoader());
	}

	static boolean contain(Method method) {
		return KotlinDetector.isSuspendingFunction(method);
	}

	/**
	 * As what interceptors see a suspend function's result: Spring's proxies make the
	 * result, or a flow, of it again.
	 */
	static Class<?> publisher(Method method) {
		String type = returnsFlow(method) ? "Flux" : "Mono";
		return ClassUtils.resolveClassName("reactor.core.publisher." + type, SuspendFunctions.class.getClassLoader());
	}

	private static boolean returnsFlow(Method method) {
		return result(method).getName().equals(FLOW);
	}

	static boolean isSkippable(Method method) {
		return returnsFlow(method) || result(method).getName().equals("kotlin.Unit");
	}

	/**
	 * Refuse what cannot be guarded until it ends.
	 * @throws UnworkableGuardException with the function and the cure
	 */
	static void check(Class<?> type, Method method) {
		String text = "@PrimaryOnly on %s cannot work: it is a suspend function of Kotlin, "
			.formatted(GuardableMethods.text(type, method));
		if (!BRIDGED) {
			throw new UnworkableGuardException(
					text + "whose end nobody sees without the bridge from coroutines to Reactor.",
					"Add org.jetbrains.kotlinx:kotlinx-coroutines-reactor and org.jetbrains.kotlin:kotlin-reflect, or remove 'suspend'.");
		}
		if (!KotlinDetector.isKotlinType(method.getDeclaringClass())) {
			throw new UnworkableGuardException(text + "but written in Java, so that Spring cannot call it as one.",
					"Write it in Kotlin, or let it be no suspend function.");
		}
		if (!returnsFlow(method) && isStream(result(method))) {
			throw new UnworkableGuardException(
					text + "and Spring's proxies unwrap its result %s.".formatted(result(method).getSimpleName()),
					"Remove 'suspend', or let the result be a Flow.");
		}
	}

	/**
	 * Refuse what Spring calls by its class, which a proxy made of interfaces is not.
	 * @throws UnworkableGuardException with the function and the cure
	 */
	static void checkInterfaceProxy(Class<?> type, Method method) {
		if (contain(method)
				&& MergedAnnotations.from(method, SearchStrategy.TYPE_HIERARCHY).isPresent(Scheduled.class)) {
			throw new UnworkableGuardException(
					"@PrimaryOnly on %s cannot work: it is a suspend function of Kotlin, which Spring calls by its class at each run, and the bean is proxied through its interfaces."
						.formatted(GuardableMethods.text(type, method)),
					"Let %s be an open class and be proxied as a class (spring.aop.proxy-target-class=true)."
						.formatted(type.getSimpleName()));
		}
	}

	private static boolean isStream(Class<?> result) {
		return SkipResult.reactiveAdapter(result) != null || result.getName().startsWith("kotlinx.coroutines.flow.");
	}

	/**
	 * What a suspend function returns, which its last parameter tells.
	 */
	static Class<?> result(Method method) {
		return ResolvableType.forMethodParameter(method, method.getParameterCount() - 1)
			.getGeneric(0)
			.resolve(Object.class);
	}

}
