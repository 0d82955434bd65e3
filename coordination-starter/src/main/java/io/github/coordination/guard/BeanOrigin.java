/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import java.lang.reflect.Proxy;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;

/**
 * Where a singleton comes from that no post-processor has seen: its definition made it
 * too early, or somebody has registered it by hand.
 */
final class BeanOrigin {

	private BeanOrigin() {
	}

	/**
	 * Whether a singleton was registered in place of what the definition of its name
	 * makes. A definition knows the very class of what it has made, so an object of
	 * another class is not its own. In doubt, as with a proxy of unknown make, it is.
	 */
	static boolean isRegisteredInPlace(ConfigurableListableBeanFactory beanFactory, String beanName) {
		Object singleton = beanFactory.getSingleton(beanName);
		if (singleton == null || !beanFactory.containsBeanDefinition(beanName)) {
			return false;
		}
		Class<?> type = AopProxyUtils.ultimateTargetClass(singleton);
		BeanDefinition definition = beanFactory.getMergedBeanDefinition(beanName);
		Class<?> known = (definition instanceof RootBeanDefinition root) ? root.getTargetType() : null;
		return known != null && !Proxy.isProxyClass(type) && (known.isInterface() || !known.isAssignableFrom(type));
	}

}
