/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

import io.github.coordination.guard.plan.BeanTypes;
import io.github.coordination.guard.plan.GuardPlanner;
import io.github.coordination.guard.plan.LifecycleFactories;
import io.github.coordination.guard.plan.QuartzJobs;
import io.github.coordination.guard.plan.UnworkableGuardException;
import io.github.coordination.guard.work.BeanOrder;
import io.github.coordination.guard.work.Guards;

/**
 * Looks, when all singletons exist, for annotated beans that are not guarded, and stops
 * the start-up if there is one: a bean that was made before beans can be guarded, or an
 * object that was registered as it is.
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
		new BeanOrder(this.beanFactory).makeLifecycles();
		GuardPlanner planner = new GuardPlanner(this.beanFactory);
		checkLater(planner);
		new QuartzJobs(this.beanFactory).check();
		for (String name : this.beanFactory.getSingletonNames()) {
			if (!isGuarded(name) && needsGuard(name, planner) && !isGuardedOnceMade(name)) {
				throw unguarded(name);
			}
		}
	}

	/**
	 * Beans that are made later, or again and again, are planned now, so that what cannot
	 * work stops the start.
	 */
	private void checkLater(GuardPlanner planner) {
		for (String name : this.beanFactory.getBeanDefinitionNames()) {
			boolean made = this.beanFactory.containsSingleton(name)
					|| this.beanFactory.getBeanDefinition(name).isAbstract();
			Class<?> type = made ? null : LifecycleFactories.workingType(this.beanFactory, name);
			if (type != null) {
				planner.plan(name, BeanTypes.of(type));
			}
		}
	}

	private boolean isGuarded(String name) {
		return this.guards.isExamined(name);
	}

	/**
	 * Whether a bean is annotated and does work. A scoped proxy is not its own class, and
	 * what a test puts in a bean's place is not the bean.
	 */
	private boolean needsGuard(String name, GuardPlanner planner) {
		if (this.beanFactory.containsBeanDefinition(ScopedProxyUtils.getTargetBeanName(name))
				|| ReplacedBeans.contain(this.beanFactory, name)) {
			return false;
		}
		try {
			return isAnnotated(name, planner) && !isMock(name);
		}
		catch (UnworkableGuardException ex) {
			if (isMock(name)) {
				return false;
			}
			throw ex;
		}
	}

	/**
	 * The annotation of a {@code @Bean} method is not that of an object which was
	 * registered in place of what the method makes.
	 */
	private boolean isAnnotated(String name, GuardPlanner planner) {
		Class<?> type = LifecycleFactories.workingType(this.beanFactory, name);
		if (type == null) {
			return false;
		}
		BeanTypes types = BeanTypes.of(type);
		return BeanOrigin.isRegisteredInPlace(this.beanFactory, name) ? GuardPlanner.isAnnotated(types)
				: planner.plan(name, types) != null;
	}

	private boolean isMock(String name) {
		Object singleton = this.beanFactory.getSingleton(name);
		return singleton != null && Mocks.isMock(singleton);
	}

	/**
	 * A factory exists before the bean that it makes, which is guarded when it is made.
	 */
	private boolean isGuardedOnceMade(String name) {
		if (this.beanFactory.isFactoryBean(name)) {
			this.beanFactory.getBean(name);
		}
		return isGuarded(name);
	}

	private UnworkableGuardException unguarded(String name) {
		Class<?> type = this.beanFactory.getType(name, false);
		String text = "@PrimaryOnly on bean '%s' (%s) cannot work: ".formatted(name,
				(type != null) ? BeanTypes.of(type).type().getName() : "of an unknown class");
		if (!this.beanFactory.containsBeanDefinition(name)) {
			return new UnworkableGuardException(
					text + "it is a singleton that was registered as it is, which no guard can be put around.",
					"Register it with a bean definition, such as a @Bean method or registerBean.");
		}
		return new UnworkableGuardException(text + "the bean was made before beans can be guarded.",
				"Do not let a BeanPostProcessor or BeanFactoryPostProcessor depend on it; inject an ObjectProvider "
						+ "there, or declare that processor with a static @Bean method.");
	}

}
