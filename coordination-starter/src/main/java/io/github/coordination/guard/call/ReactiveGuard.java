/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.call;

import org.aopalliance.intercept.MethodInvocation;
import org.reactivestreams.Publisher;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.core.ReactiveAdapter;

import io.github.coordination.guard.plan.GuardRule;

/**
 * Guards the subscriptions to what one method returns: the role is asked, and the method
 * called, at every subscription, which stays under way until its end. A loss cancels it.
 *
 * @since 0.1.0
 */
public final class ReactiveGuard extends MethodGuard {

	private final ReactiveAdapter adapter;

	/**
	 * Create the guard of a reactive method.
	 * @param elections the elections of the context
	 * @param rule what the annotation asks for
	 * @param name what its calls are counted as
	 * @param adapter the adapter of what the method returns
	 */
	public ReactiveGuard(ContextElections elections, GuardRule rule, String name, ReactiveAdapter adapter) {
		super(elections, rule, name, Void.class);
		this.adapter = adapter;
	}

	@Override
	public Object invoke(MethodInvocation call) {
		MethodInvocation assembly = ((ProxyMethodInvocation) call).invocableClone();
		return this.adapter
			.fromPublisher(new GuardedPublisher(this, () -> publisher(assembly), !this.adapter.isMultiValue()));
	}

	private Publisher<Object> publisher(MethodInvocation assembly) throws Throwable {
		return this.adapter.toPublisher(((ProxyMethodInvocation) assembly).invocableClone().proceed());
	}

}
