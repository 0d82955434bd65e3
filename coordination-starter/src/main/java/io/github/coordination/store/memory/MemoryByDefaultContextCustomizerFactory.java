/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.memory;

import java.util.List;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Gives every Spring test context a store of its own in the JVM, as {@link TestStore}
 * says, and an election to those that are slices of the application. So each context is
 * primary, cached and parallel ones too, and none leaves a file behind. Only ever loaded
 * by Spring's test framework.
 */
class MemoryByDefaultContextCustomizerFactory implements ContextCustomizerFactory {

	private static final ContextCustomizer CUSTOMIZER = new MemoryByDefault();

	@Override
	public ContextCustomizer createContextCustomizer(Class<?> testClass,
			List<ContextConfigurationAttributes> configAttributes) {
		return CUSTOMIZER;
	}

	/** Equal to each of its kind, or contexts could not be shared between tests. */
	private record MemoryByDefault() implements ContextCustomizer {

		@Override
		public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration config) {
			MutablePropertySources sources = context.getEnvironment().getPropertySources();
			sources.addFirst(new TestStore(sources));
			if (context.getBeanFactory() instanceof BeanDefinitionRegistry registry) {
				for (Class<?> type : List.of(SliceConfiguration.class, TestFenceConfiguration.class)) {
					registry.registerBeanDefinition(type.getName(), new RootBeanDefinition(type));
				}
			}
		}

	}

}
