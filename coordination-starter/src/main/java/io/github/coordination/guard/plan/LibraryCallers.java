/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.plan;

import java.lang.reflect.Method;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.util.ClassUtils;

/**
 * What only a library on the class path calls, so that it may be guarded without that
 * library but not beside it.
 */
final class LibraryCallers {

	private static final List<String> FUNCTIONS = List.of("java.util.function.Consumer", "java.util.function.Function",
			"java.util.function.Supplier", "java.util.function.BiConsumer", "java.util.function.BiFunction",
			"kotlin.Function");

	private final boolean binding;

	private final boolean persisting;

	LibraryCallers(@Nullable ClassLoader classLoader) {
		this.binding = ClassUtils.isPresent("org.springframework.cloud.function.context.FunctionCatalog", classLoader);
		this.persisting = ClassUtils.isPresent("org.springframework.modulith.events.core.EventPublicationRegistry",
				classLoader);
	}

	/**
	 * Refuse what these libraries call.
	 * @throws UnworkableGuardException if the plan guards such a call
	 */
	void check(GuardPlan plan) {
		for (Method method : plan.methods().keySet()) {
			if (this.persisting && isPersisted(method)) {
				throw new UnworkableGuardException(
						"@PrimaryOnly on %s cannot work with Spring Modulith: %s".formatted(
								GuardableMethods.text(plan.type(), method), ListenerKind.PERSISTED_EVENT.problem()),
						ListenerKind.PERSISTED_EVENT.cure());
			}
		}
		if (this.binding && plan.kind() == GuardKind.METHODS && isFunction(plan.type())) {
			throw new UnworkableGuardException(
					"@PrimaryOnly on bean '%s' (%s) cannot work with Spring Cloud Function: it may be bound to a stream, and a skipped message would be acknowledged and lost."
						.formatted(plan.beanName(), plan.type().getName()),
					"Remove @PrimaryOnly; set spring.cloud.stream.bindings.<binding>.consumer.auto-startup=false, and start "
							+ "and stop the binding from a @PrimaryOnly SmartLifecycle.");
		}
	}

	private static boolean isPersisted(Method method) {
		return MergedAnnotations.from(method, MergedAnnotations.SearchStrategy.TYPE_HIERARCHY)
			.stream()
			.anyMatch((annotation) -> annotation.getType().getSimpleName().equals("TransactionalEventListener"));
	}

	private static boolean isFunction(@Nullable Class<?> type) {
		if (type == null) {
			return false;
		}
		if (FUNCTIONS.contains(type.getName())) {
			return true;
		}
		for (Class<?> parent : type.getInterfaces()) {
			if (isFunction(parent)) {
				return true;
			}
		}
		return isFunction(type.getSuperclass());
	}

}
