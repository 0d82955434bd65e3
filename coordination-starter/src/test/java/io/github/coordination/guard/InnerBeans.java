/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;

/**
 * Defines a bean with an inner bean that is guarded.
 */
class InnerBeans implements BeanDefinitionRegistryPostProcessor {

	@Override
	public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
		registry.registerBeanDefinition("holder", BeanDefinitionBuilder
			.genericBeanDefinition(BeanDefinitionTests.Holder.class)
			.addConstructorArgValue(BeanDefinitionBuilder.genericBeanDefinition(BeanDefinitionTests.AnnotatedJob.class)
				.getBeanDefinition())
			.getBeanDefinition());
	}

}
