/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Looks, when all singletons exist, for annotated beans that were made too early to be
 * guarded, and stops the start-up if there is one.
 *
 * @since 0.1.0
 */
public final class GuardSweep implements SmartInitializingSingleton {

	private final ConfigurableListableBeanFactory beanFactory;

	private final Guards guards;

	/**
	 * Create the sweep.
	 * @param beanFactory the bean factory
	 * @param guards what is guarded
	 */
	public GuardSweep(ConfigurableListableBeanFactory beanFactory, Guards guards) {
		this.beanFactory = beanFactory;
		this.guards = guards;
	}

	@Override
	public void afterSingletonsInstantiated() {
		GuardPlanner planner = new GuardPlanner(this.beanFactory);
		for (String name : this.beanFactory.getBeanDefinitionNames()) {
			if (!this.guards.registry().isExamined(name) && this.beanFactory.containsSingleton(name)) {
				check(name, planner);
			}
		}
	}

	private void check(String name, GuardPlanner planner) {
		Class<?> type = this.beanFactory.getType(name, false);
		if (type != null && planner.plan(name, type) != null) {
			throw new UnworkableGuardException(
					"@PrimaryOnly on bean '%s' (%s) cannot work: the bean was made before beans can be guarded."
						.formatted(name, type.getName()),
					"Do not let a BeanPostProcessor or BeanFactoryPostProcessor depend on it; inject an ObjectProvider "
							+ "there, or declare that processor with a static @Bean method.");
		}
	}

}
