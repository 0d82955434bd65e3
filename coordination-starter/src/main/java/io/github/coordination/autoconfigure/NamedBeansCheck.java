/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure;

import java.util.Arrays;
import java.util.List;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.env.ConfigurableEnvironment;

import io.github.coordination.autoconfigure.failure.Keys;
import io.github.coordination.autoconfigure.failure.MisconfigurationException;
import io.github.coordination.autoconfigure.failure.Similarity;

/**
 * Refuses to guard a bean by a name that no bean has: the work of whichever was meant
 * would run on every worker.
 */
final class NamedBeansCheck implements SmartInitializingSingleton {

	private static final String PROPERTY = "coordination.primary.beans";

	private static final int SHOWN = 3;

	private final PrimaryProperties properties;

	private final ListableBeanFactory beanFactory;

	private final ConfigurableEnvironment environment;

	NamedBeansCheck(PrimaryProperties properties, ListableBeanFactory beanFactory,
			ConfigurableEnvironment environment) {
		this.properties = properties;
		this.beanFactory = beanFactory;
		this.environment = environment;
	}

	@Override
	public void afterSingletonsInstantiated() {
		List<String> named = this.properties.getBeans();
		for (String entry : (named != null) ? named : List.<String>of()) {
			String name = entry.split("@", 2)[0].strip();
			if (!this.beanFactory.containsBean(name)) {
				List<String> nearest = Similarity.byDistance(name,
						Arrays.asList(this.beanFactory.getBeanDefinitionNames()));
				throw new MisconfigurationException(
						Keys.describe(PROPERTY, this.environment) + ", but there is no bean named " + name,
						"name a bean of this application, such as "
								+ String.join(", ", nearest.subList(0, Math.min(SHOWN, nearest.size()))));
			}
		}
	}

}
