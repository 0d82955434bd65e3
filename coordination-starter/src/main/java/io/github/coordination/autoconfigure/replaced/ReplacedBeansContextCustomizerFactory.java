/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure.replaced;

import java.util.List;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Notes in every Spring test context what replaces a bean there, be it a
 * {@code @MockitoBean}, a {@code @TestBean} or an override of another library.
 */
class ReplacedBeansContextCustomizerFactory implements ContextCustomizerFactory {

	private static final ContextCustomizer CUSTOMIZER = new Customizer();

	@Override
	public ContextCustomizer createContextCustomizer(Class<?> testClass,
			List<ContextConfigurationAttributes> configAttributes) {
		return CUSTOMIZER;
	}

	/** Equal to each of its kind, or contexts could not be shared between tests. */
	private record Customizer() implements ContextCustomizer {

		@Override
		public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration config) {
			ConfigurableListableBeanFactory beanFactory = context.getBeanFactory();
			SingletonsBefore before = new SingletonsBefore();
			beanFactory.registerSingleton(SingletonsBefore.class.getName(), before);
			beanFactory.registerSingleton(SingletonsAfter.class.getName(), new SingletonsAfter(before));
		}

	}

}
