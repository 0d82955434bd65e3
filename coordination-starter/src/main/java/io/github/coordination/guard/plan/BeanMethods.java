/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.plan;

import java.lang.reflect.Method;
import java.util.Optional;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;

/**
 * The {@code @Bean} methods that beans come from.
 */
final class BeanMethods {

	private BeanMethods() {
	}

	/**
	 * The method that makes a bean, if one does and it is known already.
	 */
	static Optional<Method> find(ConfigurableListableBeanFactory beanFactory, String beanName) {
		return (beanFactory.containsBeanDefinition(beanName)
				&& beanFactory.getMergedBeanDefinition(beanName) instanceof RootBeanDefinition definition)
						? Optional.ofNullable(definition.getResolvedFactoryMethod()) : Optional.empty();
	}

}
