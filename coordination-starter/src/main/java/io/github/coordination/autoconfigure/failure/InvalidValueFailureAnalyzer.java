/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure.failure;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.util.ClassUtils;

import io.github.coordination.lease.CoordinationName;

/**
 * Analyzes values below {@code coordination.} that cannot be read: garbage, or too large
 * for their type. Comes before Boot's own analyzer, which does not say what to type.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class InvalidValueFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
		ConfigurationProperty property = cause.getProperty();
		boolean other = property == null || !Keys.ROOT.isAncestorOf(property.getName());
		if (property == null || other || cause.getCause() instanceof UnboundConfigurationPropertiesException) {
			return null;
		}
		Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(cause.getTarget().getType().resolve(Object.class));
		String value = CoordinationName.printable(String.valueOf(property.getValue()));
		return new FailureAnalysis("%s is \"%s\"%s, which is not %s.".formatted(property.getName(), value,
				Keys.origin(property), describe(type)), "Set it to %s.".formatted(example(type)), cause);
	}

	private static String describe(Class<?> type) {
		if (type == Duration.class) {
			return "a duration that can be used";
		}
		if (Number.class.isAssignableFrom(type)) {
			return "a number that can be used";
		}
		return (type == Boolean.class) ? "true or false" : "a value that can be used";
	}

	private static String example(Class<?> type) {
		if (type == Duration.class) {
			return "a duration such as 10s or 500ms";
		}
		if (Number.class.isAssignableFrom(type)) {
			return "a number";
		}
		if (type == Boolean.class) {
			return "true or false";
		}
		return type.isEnum() ? "one of " + constants(type) : "a valid " + type.getSimpleName();
	}

	private static String constants(Class<?> type) {
		return Arrays.stream(type.getEnumConstants())
			.map((constant) -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
			.collect(Collectors.joining(", "));
	}

}
