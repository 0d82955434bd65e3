/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.plan;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.core.env.Environment;

import io.github.coordination.PrimaryElection;
import io.github.coordination.PrimaryOnly;

/**
 * Beans that are guarded by name, as if they were annotated, because nobody can annotate
 * them: those of an auto-configuration, for instance.
 */
final class NamedBeans {

	private static final String PROPERTY = "coordination.primary.beans";

	private final Map<String, PrimaryOnly> annotations = new LinkedHashMap<>();

	private NamedBeans(Collection<String> entries) {
		for (String entry : entries) {
			String[] parts = entry.split("@", 2);
			String election = (parts.length == 1) ? PrimaryElection.DEFAULT_NAME : parts[1].strip();
			this.annotations.put(parts[0].strip(), annotation(election));
		}
	}

	private static PrimaryOnly annotation(String election) {
		return AnnotationUtils.synthesizeAnnotation(Map.of("value", election), PrimaryOnly.class, null);
	}

	/**
	 * The names that the properties of an application list, none where there are no
	 * properties.
	 */
	static NamedBeans of(ConfigurableListableBeanFactory beanFactory) {
		String environment = ConfigurableApplicationContext.ENVIRONMENT_BEAN_NAME;
		if (!beanFactory.containsBean(environment)) {
			return new NamedBeans(List.of());
		}
		return new NamedBeans(Binder.get(beanFactory.getBean(environment, Environment.class))
			.bind(PROPERTY, Bindable.listOf(String.class))
			.orElse(List.of()));
	}

	/**
	 * The annotation that a bean counts as having, {@code null} if it is not named.
	 */
	@Nullable PrimaryOnly find(String beanName) {
		return this.annotations.get(beanName);
	}

}
