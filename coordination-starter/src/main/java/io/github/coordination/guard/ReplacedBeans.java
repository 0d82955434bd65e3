/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * The beans of a bean factory that a test has replaced. Whatever stands in their place is
 * the test's own and needs no guard.
 *
 * @since 0.1.0
 */
public final class ReplacedBeans {

	private static final String BEAN_NAME = ReplacedBeans.class.getName();

	private final Set<String> names = ConcurrentHashMap.newKeySet();

	private ReplacedBeans() {
	}

	/**
	 * Note that a test has replaced a bean.
	 * @param beanFactory the bean factory
	 * @param beanName the bean's name
	 */
	public static void add(ConfigurableListableBeanFactory beanFactory, String beanName) {
		if (!beanFactory.containsSingleton(BEAN_NAME)) {
			beanFactory.registerSingleton(BEAN_NAME, new ReplacedBeans());
		}
		((ReplacedBeans) beanFactory.getBean(BEAN_NAME)).names.add(beanName);
	}

	static boolean contain(ConfigurableListableBeanFactory beanFactory, String beanName) {
		return beanFactory.getSingleton(BEAN_NAME) instanceof ReplacedBeans replaced
				&& replaced.names.contains(beanName);
	}

}
