/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.memory;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Gives every Spring test context a store of its own in the JVM, unless
 * {@code coordination.store} is set anywhere. So each context is primary, cached and
 * parallel ones too, and none leaves a file behind. Only ever loaded by Spring's test
 * framework.
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
			ConfigurableEnvironment environment = context.getEnvironment();
			environment.getPropertySources().addLast(new Fallback(environment.getPropertySources()));
		}

	}

	/**
	 * Yields to the sources after it too: {@code @PropertySource} adds behind the last.
	 */
	private static final class Fallback extends EnumerablePropertySource<MutablePropertySources> {

		private static final String STORE = "coordination.store";

		Fallback(MutablePropertySources sources) {
			super("coordinationTestStore", sources);
		}

		@Override
		public String[] getPropertyNames() {
			return new String[] { STORE };
		}

		@Override
		public @Nullable Object getProperty(String name) {
			return (STORE.equals(name) && !isSetBehind()) ? "memory" : null;
		}

		private boolean isSetBehind() {
			boolean behind = false;
			for (PropertySource<?> source : this.source) {
				if (behind && source.containsProperty(STORE)) {
					return true;
				}
				behind = behind || source.equals(this);
			}
			return false;
		}

	}

}
