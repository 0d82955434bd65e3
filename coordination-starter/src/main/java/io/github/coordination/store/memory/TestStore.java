/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.memory;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.test.context.support.TestPropertySourceUtils;

/**
 * Chooses the memory store in a test context:
 * <ul>
 * <li>if {@code coordination.store} is not set,</li>
 * <li>if the application's own files choose {@code file}, since tests leave no
 * files,</li>
 * <li>in a slice, whose infrastructure is not that of the application, unless the test
 * itself sets the property.</li>
 * </ul>
 * Stands first and yields to every other choice, also to one that comes later.
 */
final class TestStore extends EnumerablePropertySource<MutablePropertySources> {

	private static final String STORE = "coordination.store";

	private static final String FIRST_OUTCOME = "coordination.primary.first-outcome-timeout";

	TestStore(MutablePropertySources sources) {
		super("coordinationTestStore", sources);
	}

	@Override
	public String[] getPropertyNames() {
		return new String[] { STORE, FIRST_OUTCOME };
	}

	/**
	 * The store; and with it the patience of runners, since a machine that runs tests may
	 * be slow, but this store answers.
	 */
	@Override
	public @Nullable Object getProperty(String name) {
		return switch (name) {
			case STORE -> isChosen() ? "memory" : null;
			case FIRST_OUTCOME -> (isChosen() && other(FIRST_OUTCOME) == null) ? "10s" : null;
			default -> null;
		};
	}

	private boolean isChosen() {
		PropertySource<?> chooser = other(STORE);
		if (chooser == null) {
			return true;
		}
		if (isSlice()) {
			return !TestPropertySourceUtils.INLINED_PROPERTIES_PROPERTY_SOURCE_NAME.equals(chooser.getName());
		}
		return chooser instanceof OriginTrackedMapPropertySource
				&& "file".equalsIgnoreCase(String.valueOf(chooser.getProperty(STORE)).strip());
	}

	private boolean isSlice() {
		String property = EnableAutoConfiguration.ENABLED_OVERRIDE_PROPERTY;
		PropertySource<?> source = other(property);
		return source != null && "false".equals(String.valueOf(source.getProperty(property)));
	}

	/**
	 * The first of the other sources that has a property.
	 */
	private @Nullable PropertySource<?> other(String name) {
		for (PropertySource<?> source : this.source) {
			if (!equals(source) && !"configurationProperties".equals(source.getName())
					&& source.containsProperty(name)) {
				return source;
			}
		}
		return null;
	}

}
