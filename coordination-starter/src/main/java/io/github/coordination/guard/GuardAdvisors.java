/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.aopalliance.aop.Advice;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.AopUtils;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.core.ReactiveAdapter;
import org.springframework.util.ReflectionUtils;

import io.github.coordination.guard.call.ContextElections;
import io.github.coordination.guard.call.FencedCalls;
import io.github.coordination.guard.call.MethodGuard;
import io.github.coordination.guard.call.ReactiveGuard;
import io.github.coordination.guard.plan.BeanTypes;
import io.github.coordination.guard.plan.GuardKind;
import io.github.coordination.guard.plan.GuardPlan;
import io.github.coordination.guard.plan.GuardRule;
import io.github.coordination.guard.plan.SkipResult;
import io.github.coordination.guard.work.Guards;
import io.github.coordination.guard.work.LifecycleGuard;
import io.github.coordination.guard.work.RunnerGuard;

/**
 * Makes the guards that a plan asks for, and notes them.
 */
final class GuardAdvisors {

	private final Guards guards;

	private final ContextElections elections;

	private final Supplier<Duration> firstOutcomeTimeout;

	GuardAdvisors(Guards guards, Supplier<Duration> firstOutcomeTimeout) {
		this.guards = guards;
		this.elections = guards.contextElections();
		this.firstOutcomeTimeout = firstOutcomeTimeout;
	}

	/**
	 * The guards of one bean, in the order in which a call goes through them.
	 */
	List<Advisor> of(GuardPlan plan) {
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

	private List<Advisor> methodAdvisors(GuardPlan plan) {
		List<Advisor> advisors = new ArrayList<>();
		Map<Method, MethodGuard> added = new LinkedHashMap<>();
		plan.methods().forEach((method, rule) -> {
			MethodGuard guard = methodGuard(method, rule, plan.type().getSimpleName() + "." + method.getName());
			added.put(method, guard);
			advisors.add(new DefaultPointcutAdvisor(new MethodPointcut(plan.type(), method), guard));
			if (rule.fenced()) {
				FencedCalls.check(plan.type(), method, this.elections);
				advisors.add(new DefaultPointcutAdvisor(new MethodPointcut(plan.type(), method),
						new FencedCalls(rule, this.elections)));
			}
		});
		this.guards.add(plan, added);
		return advisors;
	}

	private MethodGuard methodGuard(Method method, GuardRule rule, String name) {
		ReactiveAdapter adapter = SkipResult.reactiveAdapter(method);
		return (adapter != null) ? new ReactiveGuard(this.elections, rule, name, adapter)
				: new MethodGuard(this.elections, rule, name, method.getReturnType());
	}

	private Advice runnerGuard(GuardPlan plan) {
		MethodGuard guard = wholeGuard(plan);
		RunnerGuard runner = new RunnerGuard(plan.beanName(), guard, this.guards.sequence(plan.rule().election()),
				this.firstOutcomeTimeout);
		this.guards.add(plan, List.of(guard));
		this.guards.add(runner);
		return runner;
	}

	private Advice lifecycleGuard(GuardPlan plan) {
		MethodGuard guard = wholeGuard(plan);
		LifecycleGuard lifecycle = new LifecycleGuard(plan.beanName(), guard);
		this.guards.add(plan, List.of(guard));
		this.guards.add(lifecycle);
		return lifecycle;
	}

	private MethodGuard wholeGuard(GuardPlan plan) {
		return new MethodGuard(this.elections, plan.rule(), plan.beanName(), void.class);
	}

	/**
	 * Matches one method, whichever interface or bridge it is called through, also of a
	 * spy whose class is derived from the bean's.
	 */
	private static final class MethodPointcut extends StaticMethodMatcherPointcut {

		private final Class<?> type;

		private final Method method;

		MethodPointcut(Class<?> type, Method method) {
			this.type = type;
			this.method = method;
		}

		@Override
		public boolean matches(Method called, Class<?> targetClass) {
			return called.equals(this.method) || (called.getName().equals(this.method.getName())
					&& (AopUtils.getMostSpecificMethod(called, targetClass).equals(this.method) || isOfSpy(called)));
		}

		private boolean isOfSpy(Method called) {
			return BeanTypes.isSpy(called.getDeclaringClass()) && this.method
				.equals(ReflectionUtils.findMethod(this.type, called.getName(), called.getParameterTypes()));
		}

	}

}
