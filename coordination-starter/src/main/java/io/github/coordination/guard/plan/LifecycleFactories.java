/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.plan;

import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.Lifecycle;
import org.springframework.util.ReflectionUtils;

/**
 * Factories that are lifecycles themselves, such as that of a Quartz scheduler: the
 * context starts and stops the factory, not what it makes.
 *
 * @since 0.1.0
 */
public final class LifecycleFactories {

	private LifecycleFactories() {
	}

	/**
	 * Whether a name is that of such a factory.
	 * @param beanFactory the bean factory
	 * @param beanName the bean's name
	 * @return whether it is
	 */
	public static boolean contain(ConfigurableListableBeanFactory beanFactory, String beanName) {
		if (!beanFactory.containsLocalBean(beanName) || !beanFactory.isFactoryBean(beanName)) {
			return false;
		}
		Class<?> type = beanFactory.getType(BeanFactory.FACTORY_BEAN_PREFIX + beanName, false);
		return type != null && areOf(type);
	}

	/**
	 * The type of what has the work of a name: of the factory, if that is a lifecycle.
	 * @param beanFactory the bean factory
	 * @param beanName the bean's name
	 * @return the type, if it is known
	 */
	public static @Nullable Class<?> workingType(ConfigurableListableBeanFactory beanFactory, String beanName) {
		return beanFactory.getType(workingName(beanFactory, beanName), false);
	}

	/**
	 * The name by which to get what has the work of a name.
	 * @param beanFactory the bean factory
	 * @param beanName the bean's name
	 * @return the name, of the factory if that is a lifecycle
	 */
	public static String workingName(ConfigurableListableBeanFactory beanFactory, String beanName) {
		return contain(beanFactory, beanName) ? BeanFactory.FACTORY_BEAN_PREFIX + beanName : beanName;
	}

	static boolean areOf(Class<?> type) {
		return FactoryBean.class.isAssignableFrom(type) && Lifecycle.class.isAssignableFrom(type);
	}

	/**
	 * Refuse a factory that makes what takes messages or the like, started or not, and
	 * one for which a proxy cannot answer.
	 * @throws UnworkableGuardException if it is one
	 */
	static void check(ConfigurableListableBeanFactory beanFactory, String beanName, Class<?> type) {
		Class<?> product = beanFactory.getType(beanName, false);
		if (product != null) {
			UnguardableBeans.check(product, beanName);
		}
		for (Method method : FactoryBean.class.getMethods()) {
			Method own = ReflectionUtils.findMethod(type, method.getName());
			if (own != null && GuardableMethods.isUnseen(own)) {
				throw LibraryClasses.refusal(beanName, type, GuardKind.LIFECYCLE);
			}
		}
	}

}
