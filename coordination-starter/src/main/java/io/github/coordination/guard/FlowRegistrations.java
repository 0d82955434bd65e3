/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import java.util.Arrays;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.ProxyFactory;

import io.github.coordination.guard.plan.BeanTypes;
import io.github.coordination.guard.plan.GuardPlanner;

/**
 * Refuses annotated flows that are given to Spring Integration at run time. It wraps a
 * flow in a class of its own, so that the bean it makes does not show the annotation.
 */
final class FlowRegistrations implements MethodInterceptor {

	private static final String CONTEXT = "org.springframework.integration.dsl.context.IntegrationFlowContext";

	private final GuardPlanner planner;

	private FlowRegistrations(GuardPlanner planner) {
		this.planner = planner;
	}

	/**
	 * Look at all flows that are given to a bean, if it takes any.
	 * @return the bean, or a proxy of it
	 */
	static Object check(Object bean, GuardPlanner planner) {
		boolean takesFlows = Arrays.stream(bean.getClass().getInterfaces())
			.anyMatch((each) -> each.getName().equals(CONTEXT));
		if (!takesFlows) {
			return bean;
		}
		ProxyFactory factory = new ProxyFactory(bean);
		factory.addAdvice(new FlowRegistrations(planner));
		return factory.getProxy(bean.getClass().getClassLoader());
	}

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		if (invocation.getMethod().getName().equals("registration")) {
			refuseAnnotated(invocation.getArguments()[0]);
		}
		return invocation.proceed();
	}

	private void refuseAnnotated(@Nullable Object flow) {
		if (flow == null) {
			return;
		}
		BeanTypes types = BeanTypes.of(flow);
		if (GuardPlanner.isAnnotated(types) && !Mocks.isMock(flow)) {
			this.planner.plan(types.type().getName(), types);
		}
	}

}
