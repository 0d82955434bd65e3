/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure.replaced;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.Ordered;

import io.github.coordination.guard.ReplacedBeans;

/**
 * Notes the singletons that Spring's test framework has put in place of beans.
 */
class SingletonsAfter implements BeanFactoryPostProcessor, Ordered {

	private final SingletonsBefore before;

	SingletonsAfter(SingletonsBefore before) {
		this.before = before;
	}

	@Override
	public int getOrder() {
		return SingletonsBefore.OVERRIDES + 1;
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		for (String name : beanFactory.getSingletonNames()) {
			if (!this.before.contain(beanFactory.getSingleton(name))) {
				ReplacedBeans.add(beanFactory, name);
			}
		}
		this.before.forget();
	}

}
