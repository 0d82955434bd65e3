/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure.failure;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.util.ClassUtils;

/**
 * Analyzes unknown keys below a known segment of {@code coordination.}. Comes before
 * Boot's own analyzer, which does not name the nearest known key.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnknownKeyFailureAnalyzer extends AbstractFailureAnalyzer<UnboundConfigurationPropertiesException> {

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, UnboundConfigurationPropertiesException cause) {
		List<ConfigurationProperty> unknown = cause.getUnboundProperties()
			.stream()
			.filter((property) -> Keys.ROOT.isAncestorOf(property.getName()))
			.toList();
		ClassLoader classLoader = ClassUtils.getDefaultClassLoader();
		if (unknown.isEmpty() || classLoader == null) {
			return null;
		}
		Set<String> known = KnownKeys.load(classLoader);
		String sentence = String.valueOf(Keys.refuse(unknown, known).getMessage());
		return SentenceFailureAnalyzer.of(sentence, cause);
	}

}
