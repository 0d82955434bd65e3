/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.plan;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.Set;

import org.springframework.core.annotation.MergedAnnotations;

/**
 * Message listeners, known by the names of their annotations: a guarded call would skip a
 * message, which is then acknowledged and lost.
 */
final class ListenerMethods {

	private static final Set<String> LISTENERS = Set.of("KafkaListener", "KafkaListeners", "RabbitListener",
			"RabbitListeners", "JmsListener", "JmsListeners", "PulsarListener", "SqsListener");

	private static final Set<String> HANDLERS = Set.of("KafkaHandler", "RabbitHandler");

	private ListenerMethods() {
	}

	static boolean isListener(String annotation) {
		return LISTENERS.contains(annotation) || HANDLERS.contains(annotation);
	}

	/**
	 * Refuse a listener method.
	 * @throws UnworkableGuardException if the method is one
	 */
	static void check(Class<?> type, Method method) {
		refuse(method, GuardableMethods.text(type, method));
	}

	/**
	 * Refuse a bean whose class is a listener.
	 * @throws UnworkableGuardException if it is one
	 */
	static void check(Class<?> type) {
		refuse(type, type.getName());
	}

	private static void refuse(AnnotatedElement element, String text) {
		listener(element).ifPresent((name) -> {
			throw new UnworkableGuardException(
					"@PrimaryOnly on %s cannot work with @%s: a skipped message would be acknowledged and lost."
						.formatted(text, name),
					"Remove @PrimaryOnly; to consume on the primary only, give the listener an id and "
							+ "autoStartup = \"false\", and start and stop its container from a @PrimaryOnly Lifecycle.");
		});
	}

	private static Optional<String> listener(AnnotatedElement element) {
		return MergedAnnotations.from(element, MergedAnnotations.SearchStrategy.TYPE_HIERARCHY)
			.stream()
			.map((annotation) -> annotation.getType().getSimpleName())
			.filter(ListenerMethods::isListener)
			.findFirst();
	}

}
