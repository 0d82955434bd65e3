/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.call;

import java.lang.reflect.Method;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import io.github.coordination.guard.plan.GuardKind;
import io.github.coordination.guard.plan.GuardPlan;
import io.github.coordination.guard.plan.GuardRule;
import io.github.coordination.guard.plan.GuardableMethods;
import io.github.coordination.guard.plan.SkipResult;
import io.github.coordination.guard.plan.UnworkableGuardException;

/**
 * Goes behind the guard of a fenced method. The epoch is that of the term which is
 * current when the method begins: whatever it reads after that belongs to no older one.
 *
 * @since 0.1.0
 */
public final class FencedCalls implements MethodInterceptor {

	private final ContextElections elections;

	private final String election;

	private volatile @Nullable Fencing fencing;

	/**
	 * Create the interceptor of a method or a runner.
	 * @param rule what the annotation asks for
	 * @param elections the elections of the context
	 */
	public FencedCalls(GuardRule rule, ContextElections elections) {
		this.election = rule.election();
		this.elections = elections;
	}

	@Override
	public @Nullable Object invoke(MethodInvocation call) throws Throwable {
		Fencing current = fencing();
		current.enter(this.election, this.elections.get(this.election).epoch());
		try {
			return call.proceed();
		}
		finally {
			current.exit();
		}
	}

	private Fencing fencing() {
		Fencing known = this.fencing;
		if (known == null) {
			known = this.elections.fencing();
			this.fencing = known;
		}
		return known;
	}

	/**
	 * Refuse a method that has not done its work when it returns, and any method where
	 * nothing can fence.
	 * @param type the bean's class
	 * @param method the method
	 * @param elections the elections of the context
	 * @throws UnworkableGuardException with the cure
	 */
	public static void check(Class<?> type, Method method, ContextElections elections) {
		Class<?> result = method.getReturnType();
		if (SkipResult.reactiveAdapter(method) != null || CompletionStage.class.isAssignableFrom(result)
				|| Future.class.isAssignableFrom(result)) {
			throw new UnworkableGuardException(
					"@PrimaryOnly(fenced = true) on %s cannot work: its transaction would commit on another thread, after it has returned."
						.formatted(GuardableMethods.text(type, method)),
					"Return void or the result itself, or call Fence.require in the transaction instead of fenced = true.");
		}
		requireFencing(GuardableMethods.text(type, method), elections);
	}

	/**
	 * Refuse a lifecycle, whose work is no call, and a runner where nothing can fence.
	 * @param plan what is guarded
	 * @param elections the elections of the context
	 * @throws UnworkableGuardException with the cure
	 */
	public static void check(GuardPlan plan, ContextElections elections) {
		String text = "bean '%s' (%s)".formatted(plan.beanName(), plan.type().getName());
		if (plan.kind() == GuardKind.LIFECYCLE) {
			throw new UnworkableGuardException(
					"@PrimaryOnly(fenced = true) on %s cannot work: what a lifecycle does is no call.".formatted(text),
					"Write fenced = true on the methods that it calls, in a bean of their own.");
		}
		requireFencing(text, elections);
	}

	private static void requireFencing(String text, ContextElections elections) {
		if (!elections.canBeFenced()) {
			throw new UnworkableGuardException(
					"@PrimaryOnly(fenced = true) on %s cannot work: no database keeps the epochs.".formatted(text),
					"Set coordination.store to jdbc, or coordination.jdbc.fence to true, and use transactions of that database.");
		}
	}

}
