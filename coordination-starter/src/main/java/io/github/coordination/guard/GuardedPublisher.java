/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

import io.github.coordination.election.calls.Invocation;

/**
 * Asks for the role at every subscription.
 * <p>
 * <strong>Concurrency.</strong> The first of completion, error, cancellation and loss
 * wins a flag and ends the invocation. A loss cancels upstream and tells downstream; a
 * signal that upstream sends at the same moment is serialised by that flag for the ends,
 * and a last element may still be under way, as after any cancellation.
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

	GuardedPublisher(MethodGuard guard, Assembly assembly) {
		this.guard = guard;
		this.assembly = assembly;
	}

	@Override
	public void subscribe(Subscriber<? super Object> downstream) {
		MethodGuard.Gate gate = this.guard.gate();
		Invocation running = gate.calls().begin(gate.work());
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
		GuardedSubscriber subscriber = new GuardedSubscriber(downstream, running);
		running.detach(subscriber::lose);
		upstream.subscribe(subscriber);
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

	/**
	 * Passes signals on until the first end.
	 */
	private static final class GuardedSubscriber implements Subscriber<Object>, Subscription {

		private final Subscriber<? super Object> downstream;

		private final Invocation running;

		private final AtomicBoolean over = new AtomicBoolean();

		private volatile @Nullable Subscription upstream;

		GuardedSubscriber(Subscriber<? super Object> downstream, Invocation running) {
			this.downstream = downstream;
			this.running = running;
		}

		@Override
		public void onSubscribe(Subscription subscription) {
			boolean early = this.over.get();
			this.upstream = subscription;
			this.downstream.onSubscribe(this);
			if (early) {
				subscription.cancel();
				this.downstream.onError(loss());
			}
		}

		@Override
		public void onNext(Object element) {
			if (!this.over.get()) {
				this.downstream.onNext(element);
			}
		}

		@Override
		public void onError(Throwable failure) {
			if (end()) {
				this.downstream.onError(failure);
			}
		}

		@Override
		public void onComplete() {
			if (end()) {
				this.downstream.onComplete();
			}
		}

		@Override
		public void request(long count) {
			Subscription subscription = this.upstream;
			if (subscription != null) {
				subscription.request(count);
			}
		}

		@Override
		public void cancel() {
			end();
			cancelUpstream();
		}

		void lose() {
			if (end() && this.upstream != null) {
				cancelUpstream();
				this.downstream.onError(loss());
			}
		}

		private static CancellationException loss() {
			return new CancellationException("This worker is no longer the primary.");
		}

		private void cancelUpstream() {
			Subscription subscription = this.upstream;
			if (subscription != null) {
				subscription.cancel();
			}
		}

		private boolean end() {
			boolean first = this.over.compareAndSet(false, true);
			if (first) {
				this.running.endDetached();
			}
			return first;
		}

	}

}
