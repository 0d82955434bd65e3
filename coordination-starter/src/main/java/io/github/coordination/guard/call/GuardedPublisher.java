/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.call;

import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

import io.github.coordination.election.calls.Invocation;

/**
 * Asks for the role at every subscription. The call is on its thread while it subscribes,
 * so that work which blocks there is interrupted at a loss, and detached afterwards.
 */
final class GuardedPublisher implements Publisher<Object> {

	private static final Subscription NO_SUBSCRIPTION = new Subscription() {

		@Override
		public void request(long count) {
		}

		@Override
		public void cancel() {
		}

	};

	private final MethodGuard guard;

	private final Assembly assembly;

	private final boolean single;

	/**
	 * Create the publisher.
	 * @param guard the guard of the method
	 * @param assembly calls the method
	 * @param single whether the method's type has at most one element
	 */
	GuardedPublisher(MethodGuard guard, Assembly assembly, boolean single) {
		this.guard = guard;
		this.assembly = assembly;
		this.single = single;
	}

	@Override
	public void subscribe(Subscriber<? super Object> downstream) {
		Invocation running = this.guard.entry().begin();
		if (running == null) {
			refuse(downstream);
			return;
		}
		Publisher<Object> upstream;
		try {
			upstream = this.assembly.assemble();
		}
		catch (Throwable ex) {
			running.end();
			downstream.onSubscribe(NO_SUBSCRIPTION);
			downstream.onError(ex);
			return;
		}
		GuardedSubscriber subscriber = new GuardedSubscriber(downstream, running, this.single);
		try {
			upstream.subscribe(subscriber);
		}
		finally {
			running.detach(subscriber::lose, true);
		}
	}

	private void refuse(Subscriber<? super Object> downstream) {
		downstream.onSubscribe(NO_SUBSCRIPTION);
		if (this.guard.rule().throwsOtherwise()) {
			downstream.onError(this.guard.refusal());
		}
		else {
			downstream.onComplete();
		}
	}

	/**
	 * Calls the guarded method.
	 */
	@FunctionalInterface
	interface Assembly {

		Publisher<Object> assemble() throws Throwable;

	}

}
