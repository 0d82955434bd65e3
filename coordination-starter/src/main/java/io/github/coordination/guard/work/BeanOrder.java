/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.work;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.Lifecycle;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

import io.github.coordination.guard.plan.GuardPlanner;
import io.github.coordination.guard.plan.LifecycleFactories;

/**
 * The bean factory, as a takeover sees it.
 *
 * @since 0.1.0
 */
public final class BeanOrder {

	private final ConfigurableListableBeanFactory beanFactory;

	/**
	 * Look into a bean factory.
	 * @param beanFactory the bean factory
	 */
	public BeanOrder(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	ConfigurableListableBeanFactory beanFactory() {
		return this.beanFactory;
	}

	/**
	 * The bean that has the work, which may be a factory.
	 */
	Object get(String beanName) {
		return this.beanFactory.getBean(LifecycleFactories.workingName(this.beanFactory, beanName));
	}

	/**
	 * Make the annotated lifecycles that nobody has asked for yet, such as lazy ones.
	 */
	public void makeLifecycles() {
		GuardPlanner planner = new GuardPlanner(this.beanFactory);
		for (String name : this.beanFactory.getBeanNamesForType(Lifecycle.class, false, false)) {
			if (planner.isWhole(BeanFactoryUtils.transformedBeanName(name))) {
				this.beanFactory.getBean(name);
			}
		}
	}

	/**
	 * The place of a bean among others: its {@code @Order}, on the class or the
	 * {@code @Bean} method, or what it says itself.
	 */
	int order(String beanName) {
		Order order = this.beanFactory.findAnnotationOnBean(beanName, Order.class, false);
		if (order != null) {
			return order.value();
		}
		return (get(beanName) instanceof Ordered ordered) ? ordered.getOrder() : Ordered.LOWEST_PRECEDENCE;
	}

	private int phase(String beanName) {
		Object bean = get(beanName);
		Object target = AopProxyUtils.getSingletonTarget(bean);
		return LifecycleGuard.phase((target != null) ? target : bean);
	}

	/**
	 * Names by phase, each behind the beans it depends on.
	 */
	List<String> byPhase(Collection<String> beanNames) {
		Set<String> remaining = new HashSet<>(beanNames);
		List<String> ordered = new ArrayList<>();
		beanNames.stream()
			.sorted(Comparator.comparingInt(this::phase))
			.forEach((name) -> addBehindDependencies(name, remaining, ordered));
		return List.copyOf(ordered);
	}

	/**
	 * Each bean is visited once, so that beans may depend on each other.
	 */
	private void addBehindDependencies(String beanName, Set<String> remaining, List<String> ordered) {
		if (remaining.remove(beanName)) {
			for (String dependency : this.beanFactory.getDependenciesForBean(beanName)) {
				addBehindDependencies(dependency, remaining, ordered);
			}
			ordered.add(beanName);
		}
	}

}
