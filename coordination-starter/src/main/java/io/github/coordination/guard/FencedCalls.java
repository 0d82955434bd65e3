/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import java.lang.reflect.Method;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

/**
 * Goes behind the guard of a fenced method. The epoch is that of the term which is
 * current when the method begins: whatever it reads after that belongs to no older one.
 */
final class FencedCalls implements MethodInterceptor {

	private final GuardedElections elections;

	private final String election;

	private volatile @Nullable Fencing fencing;

	FencedCalls(GuardRule rule, GuardedElections elections) {
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
	 * @throws UnworkableGuardException with the cure
	 */
	static void check(Class<?> type, Method method, GuardedElections elections) {
		Class<?> result = method.getReturnType();
		if (SkipResult.reactiveAdapter(result) != null || CompletionStage.class.isAssignableFrom(result)
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
	 * @throws UnworkableGuardException with the cure
	 */
	static void check(GuardPlan plan, GuardedElections elections) {
		String text = "bean '%s' (%s)".formatted(plan.beanName(), plan.type().getName());
		if (plan.kind() == GuardKind.LIFECYCLE) {
			throw new UnworkableGuardException(
					"@PrimaryOnly(fenced = true) on %s cannot work: what a lifecycle does is no call.".formatted(text),
					"Write fenced = true on the methods that it calls, in a bean of their own.");
		}
		requireFencing(text, elections);
	}

	private static void requireFencing(String text, GuardedElections elections) {
		if (!elections.canBeFenced()) {
			throw new UnworkableGuardException(
					"@PrimaryOnly(fenced = true) on %s cannot work: no database keeps the epochs.".formatted(text),
					"Set coordination.store to jdbc, or coordination.jdbc.fence to true, and use transactions of that database.");
		}
	}

}
