/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.aopalliance.aop.Advice;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.Advisor;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.AopConfigException;
import org.springframework.aop.framework.AopInfrastructureBean;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.framework.autoproxy.AbstractBeanFactoryAwareAdvisingPostProcessor;
import org.springframework.aop.support.AopUtils;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.Ordered;
import org.springframework.core.ReactiveAdapter;

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

	private final transient GuardRegistry registry;

	private final transient GuardedElections elections;

	private final transient Supplier<Duration> firstOutcomeTimeout;

	private final transient Map<String, Prepared> prepared = new ConcurrentHashMap<>();

	private transient @Nullable GuardPlanner planner;

	/**
	 * Create the post-processor.
	 * @param guards where to register what is guarded
	 * @param firstOutcomeTimeout how long a runner waits at start-up to learn the role
	 */
	public PrimaryOnlyPostProcessor(Guards guards, Supplier<Duration> firstOutcomeTimeout) {
		this.registry = guards.registry();
		this.elections = guards.guardedElections();
		this.firstOutcomeTimeout = firstOutcomeTimeout;
		setOrder(Ordered.LOWEST_PRECEDENCE - 10);
	}

	@Override
	public void setBeanFactory(BeanFactory beanFactory) {
		super.setBeanFactory(beanFactory);
		this.planner = new GuardPlanner((ConfigurableListableBeanFactory) beanFactory);
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof AopInfrastructureBean || this.planner == null) {
			return bean;
		}
		if (bean instanceof FactoryBean) {
			this.planner.checkFactory(bean.getClass());
			return bean;
		}
		this.registry.examine(beanName);
		Prepared prepared = prepared(bean, beanName);
		return (prepared.plan() != null) ? guard(bean, prepared.plan(), prepared.advisors()) : bean;
	}

	/**
	 * The guards of a bean, of which a prototype needs no more than a singleton does.
	 */
	private Prepared prepared(Object bean, String beanName) {
		BeanTypes types = BeanTypes.of(bean);
		Prepared known = this.prepared.get(beanName);
		if (known == null || !known.types().equals(types)) {
			GuardPlan plan = Objects.requireNonNull(this.planner).plan(beanName, types);
			known = new Prepared(types, plan, (plan != null) ? advisors(plan) : List.of());
			this.prepared.put(beanName, known);
		}
		return known;
	}

	private List<Advisor> advisors(GuardPlan plan) {
		List<Advisor> advisors = new ArrayList<>();
		if (plan.kind() != GuardKind.METHODS) {
			Advice advice = (plan.kind() == GuardKind.RUNNER) ? runnerGuard(plan) : lifecycleGuard(plan);
			advisors.add(new DefaultPointcutAdvisor(advice));
			if (plan.rule().fenced()) {
				FencedCalls.check(plan, this.elections);
				advisors.add(new DefaultPointcutAdvisor(new FencedCalls(plan.rule(), this.elections)));
			}
		}
		advisors.addAll(methodAdvisors(plan));
		return advisors;
	}

	private Object guard(Object bean, GuardPlan plan, List<Advisor> advisors) {
		Object proxy = attach(bean, plan, advisors);
		if (Proxy.isProxyClass(proxy.getClass())) {
			plan.methods().keySet().forEach((method) -> GuardableMethods.checkInterfaceProxy(plan.type(), method));
		}
		return proxy;
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

	private List<Advisor> methodAdvisors(GuardPlan plan) {
		List<Advisor> advisors = new ArrayList<>();
		List<MethodGuard> guards = new ArrayList<>();
		plan.methods().forEach((method, rule) -> {
			MethodGuard guard = methodGuard(method, rule, plan.type().getSimpleName() + "." + method.getName());
			guards.add(guard);
			advisors.add(new DefaultPointcutAdvisor(new MethodPointcut(method), guard));
			if (rule.fenced()) {
				FencedCalls.check(plan.type(), method, this.elections);
				advisors
					.add(new DefaultPointcutAdvisor(new MethodPointcut(method), new FencedCalls(rule, this.elections)));
			}
		});
		this.registry.add(plan, guards);
		return advisors;
	}

	private MethodGuard methodGuard(Method method, GuardRule rule, String name) {
		ReactiveAdapter adapter = SkipResult.reactiveAdapter(method.getReturnType());
		return (adapter != null) ? new ReactiveGuard(this.elections, rule, name, adapter)
				: new MethodGuard(this.elections, rule, name, method.getReturnType());
	}

	private Advice runnerGuard(GuardPlan plan) {
		MethodGuard guard = wholeGuard(plan);
		RunnerGuard runner = new RunnerGuard(plan.beanName(), guard, this.registry.sequence(plan.rule().election()),
				this.firstOutcomeTimeout);
		this.registry.add(plan, List.of(guard));
		this.registry.add(runner);
		return runner;
	}

	private Advice lifecycleGuard(GuardPlan plan) {
		MethodGuard guard = wholeGuard(plan);
		LifecycleGuard lifecycle = new LifecycleGuard(plan.beanName(), guard);
		this.registry.add(plan, List.of(guard));
		this.registry.add(lifecycle);
		return lifecycle;
	}

	private MethodGuard wholeGuard(GuardPlan plan) {
		return new MethodGuard(this.elections, plan.rule(), plan.beanName(), void.class);
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

	/**
	 * Matches one method, whichever interface or bridge it is called through.
	 */
	private static final class MethodPointcut extends StaticMethodMatcherPointcut {

		private final Method method;

		MethodPointcut(Method method) {
			this.method = method;
		}

		@Override
		public boolean matches(Method called, Class<?> targetClass) {
			return called.equals(this.method) || (called.getName().equals(this.method.getName())
					&& AopUtils.getMostSpecificMethod(called, targetClass).equals(this.method));
		}

	}

}
