/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import org.aopalliance.intercept.MethodInvocation;
import org.reactivestreams.Publisher;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.core.ReactiveAdapter;

/**
 * Guards the subscriptions to what one method returns: the role is asked, and the method
 * called, at every subscription, which stays under way until its end. A loss cancels it.
 */
final class ReactiveGuard extends MethodGuard {

	private final ReactiveAdapter adapter;

	ReactiveGuard(GuardedElections elections, GuardRule rule, String name, ReactiveAdapter adapter) {
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
