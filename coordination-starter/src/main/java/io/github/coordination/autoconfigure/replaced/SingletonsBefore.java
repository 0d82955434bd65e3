/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure.replaced;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.Ordered;

/**
 * Remembers which singletons there are just before Spring's test framework replaces
 * beans. What exists by then has been made too early, or was registered by hand.
 */
class SingletonsBefore implements BeanFactoryPostProcessor, Ordered {

	/**
	 * Order of the framework's own post-processor of overrides, which is not public.
	 */
	static final int OVERRIDES = Ordered.LOWEST_PRECEDENCE - 10;

	private final Set<Object> singletons = Collections.newSetFromMap(new IdentityHashMap<>());

	@Override
	public int getOrder() {
		return OVERRIDES - 1;
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		for (String name : beanFactory.getSingletonNames()) {
			Object singleton = beanFactory.getSingleton(name);
			if (singleton != null) {
				this.singletons.add(singleton);
			}
		}
	}

	boolean contain(@Nullable Object singleton) {
		return singleton != null && this.singletons.contains(singleton);
	}

	void forget() {
		this.singletons.clear();
	}

}
