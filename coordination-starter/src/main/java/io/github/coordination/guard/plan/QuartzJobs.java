/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.plan;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanWrapperImpl;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;

/**
 * The classes of Quartz jobs, which are no beans: known by the beans that describe them.
 *
 * @since 0.1.0
 */
public final class QuartzJobs {

	private static final String DETAIL = "org.quartz.JobDetail";

	private final ConfigurableListableBeanFactory beanFactory;

	/**
	 * Look into a bean factory.
	 * @param beanFactory the bean factory
	 */
	public QuartzJobs(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	/**
	 * Refuse a job whose class is annotated.
	 * @throws UnworkableGuardException if one is
	 */
	public void check() {
		if (!ClassUtils.isPresent(DETAIL, this.beanFactory.getBeanClassLoader())) {
			return;
		}
		Class<?> detail = ClassUtils.resolveClassName(DETAIL, this.beanFactory.getBeanClassLoader());
		for (String name : this.beanFactory.getBeanNamesForType(detail, false, false)) {
			check(name, new BeanWrapperImpl(this.beanFactory.getBean(name)).getPropertyValue("jobClass"));
		}
	}

	private static void check(String name, @Nullable Object jobClass) {
		if (jobClass instanceof Class<?> type && GuardPlanner.isAnnotated(BeanTypes.of(type))) {
			UnguardableBeans.check(type, name);
		}
	}

}
