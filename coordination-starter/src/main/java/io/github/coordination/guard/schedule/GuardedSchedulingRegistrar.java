/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.schedule;

import org.springframework.beans.MutablePropertyValues;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;
import org.springframework.scheduling.config.TaskManagementConfigUtils;

/**
 * Puts {@link GuardedScheduling} in the place of its parent where scheduling is enabled.
 * A post-processor that the application has defined in another way is left alone.
 *
 * @since 0.1.0
 */
public final class GuardedSchedulingRegistrar implements BeanDefinitionRegistryPostProcessor {

	private static final String NAME = TaskManagementConfigUtils.SCHEDULED_ANNOTATION_PROCESSOR_BEAN_NAME;

	private static final String PARENT = ScheduledAnnotationBeanPostProcessor.class.getName();

	@Override
	public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
		if (registry.containsBeanDefinition(NAME)) {
			BeanDefinition parent = registry.getBeanDefinition(NAME);
			String type = parent.getBeanClassName();
			if (parent.getFactoryMethodName() != null || PARENT.equals(type)) {
				registry.removeBeanDefinition(NAME);
				registry.registerBeanDefinition(NAME, guarded(parent));
			}
		}
	}

	/**
	 * Ahead of time it is made before there is anything that looks for its constructor.
	 */
	private static BeanDefinition guarded(BeanDefinition parent) {
		RootBeanDefinition definition = new RootBeanDefinition(GuardedScheduling.class);
		definition.setAutowireMode(AbstractBeanDefinition.AUTOWIRE_CONSTRUCTOR);
		definition.setRole(BeanDefinition.ROLE_INFRASTRUCTURE);
		definition.setPropertyValues(new MutablePropertyValues(parent.getPropertyValues()));
		return definition;
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
	}

}
