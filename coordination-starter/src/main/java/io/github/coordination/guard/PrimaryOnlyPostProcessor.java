/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.Advisor;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.AopConfigException;
import org.springframework.aop.framework.AopInfrastructureBean;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.framework.autoproxy.AbstractBeanFactoryAwareAdvisingPostProcessor;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.Lifecycle;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.Ordered;

import io.github.coordination.guard.plan.BeanTypes;
import io.github.coordination.guard.plan.GuardKind;
import io.github.coordination.guard.plan.GuardPlan;
import io.github.coordination.guard.plan.GuardPlanner;
import io.github.coordination.guard.plan.GuardableMethods;
import io.github.coordination.guard.plan.UnproxiedMembers;
import io.github.coordination.guard.plan.UnworkableGuardException;
import io.github.coordination.guard.work.Guards;

/**
 * Attaches the guards: decides per bean name, and puts a fresh advisor in front of an
 * existing proxy or around the bare bean. Runs after the proxies of transactions and
 * before those of {@code @Async}, so that the order of a call is async, guard,
 * transaction.
 *
 * @since 0.1.0
 */
@SuppressWarnings("serial")
public final class PrimaryOnlyPostProcessor extends AbstractBeanFactoryAwareAdvisingPostProcessor {

	private static final Log logger = LogFactory.getLog(PrimaryOnlyPostProcessor.class);

	private final transient Guards guards;

	private final transient GuardAdvisors advisors;

	private final transient Map<String, Prepared> prepared = new ConcurrentHashMap<>();

	private final transient Set<String> classProxied = ConcurrentHashMap.newKeySet();

	private transient @Nullable GuardPlanner planner;

	/**
	 * Create the post-processor.
	 * @param guards where to register what is guarded
	 * @param firstOutcomeTimeout how long a runner waits at start-up to learn the role
	 */
	public PrimaryOnlyPostProcessor(Guards guards, Supplier<Duration> firstOutcomeTimeout) {
		this.guards = guards;
		this.advisors = new GuardAdvisors(guards, firstOutcomeTimeout);
		setOrder(Ordered.LOWEST_PRECEDENCE - 10);
	}

	@Override
	public void setBeanFactory(BeanFactory beanFactory) {
		super.setBeanFactory(beanFactory);
		this.planner = new GuardPlanner((ConfigurableListableBeanFactory) beanFactory);
	}

	/**
	 * A bean that registers others does so while it is initialised: it is refused before,
	 * so that nothing of it is left.
	 */
	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (this.planner != null && GuardPlanner.registersBeans(bean.getClass())) {
			plan(bean, beanName, BeanTypes.of(bean));
		}
		return bean;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof AopInfrastructureBean || this.planner == null) {
			return bean;
		}
		if (bean instanceof FactoryBean && !(bean instanceof Lifecycle)) {
			this.planner.checkFactory(bean.getClass());
			return bean;
		}
		this.guards.examine(beanName);
		Prepared prepared = prepared(bean, beanName);
		if (prepared.plan() != null) {
			return guard(bean, prepared.plan(), prepared.advisors());
		}
		return FlowRegistrations.check(bean, this.planner);
	}

	/**
	 * The guards of a bean, of which a prototype needs no more than a singleton does.
	 */
	private Prepared prepared(Object bean, String beanName) {
		BeanTypes types = BeanTypes.of(bean);
		Prepared known = this.prepared.get(beanName);
		if (known == null || !known.types().equals(types)) {
			GuardPlan plan = plan(bean, beanName, types);
			known = new Prepared(types, plan, (plan != null) ? this.advisors.of(plan) : List.of());
			this.prepared.put(beanName, known);
		}
		return known;
	}

	/**
	 * What is to be guarded of a bean: nothing of a mock, whatever is annotated.
	 */
	private @Nullable GuardPlan plan(Object bean, String beanName, BeanTypes types) {
		try {
			GuardPlan plan = Objects.requireNonNull(this.planner).plan(beanName, types);
			return (plan == null || Mocks.isMock(bean)) ? null : plan;
		}
		catch (UnworkableGuardException ex) {
			if (Mocks.isMock(bean)) {
				return null;
			}
			throw ex;
		}
	}

	private Object guard(Object bean, GuardPlan plan, List<Advisor> advisors) {
		if (bean instanceof FactoryBean) {
			DelayedStart.remove(bean);
		}
		Object proxy = attach(bean, plan, advisors);
		if (Proxy.isProxyClass(proxy.getClass())) {
			plan.methods().keySet().forEach((method) -> GuardableMethods.checkInterfaceProxy(plan.type(), method));
		}
		else if (this.classProxied.add(plan.beanName())) {
			warn(plan);
		}
		return proxy;
	}

	private static void warn(GuardPlan plan) {
		String warning = UnproxiedMembers.warning(plan);
		if (warning != null) {
			logger.warn(warning);
		}
	}

	private Object attach(Object bean, GuardPlan plan, List<Advisor> advisors) {
		boolean complete = plan.kind() != GuardKind.LIFECYCLE || bean instanceof SmartLifecycle;
		if (complete && bean instanceof Advised advised && !advised.isFrozen()) {
			for (int i = 0; i < advisors.size(); i++) {
				advised.addAdvisor(i, advisors.get(i));
			}
			return bean;
		}
		ProxyFactory factory = prepareProxyFactory(bean, plan.beanName());
		if (Modifier.isFinal(bean.getClass().getModifiers()) || bean.getClass().isHidden()) {
			factory.setProxyTargetClass(false);
		}
		else if (bean instanceof FactoryBean) {
			factory.setProxyTargetClass(true);
		}
		if (!factory.isProxyTargetClass()) {
			evaluateProxyInterfaces(bean.getClass(), factory);
		}
		if (!complete) {
			factory.addInterface(SmartLifecycle.class);
		}
		factory.addAdvisors(advisors);
		try {
			return factory.getProxy(getProxyClassLoader());
		}
		catch (AopConfigException ex) {
			throw new UnworkableGuardException(
					"@PrimaryOnly on bean '%s' (%s) cannot work: no proxy of it can be made.".formatted(plan.beanName(),
							plan.type().getName()),
					"Let it implement an interface with the guarded methods and be final, or let it have a constructor that "
							+ "is not private and no permitted subclasses.",
					ex);
		}
	}

	/**
	 * What is known of a bean by its name.
	 *
	 * @param types the bean's types
	 * @param plan what is to be guarded, if anything
	 * @param advisors the guards
	 */
	private record Prepared(BeanTypes types, @Nullable GuardPlan plan, List<Advisor> advisors) {

	}

}
