/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.call;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

import io.github.coordination.election.calls.Invocation;

/**
 * Passes the signals of one guarded subscription on, until its first end.
 * <p>
 * <strong>Concurrency.</strong> The first of completion, error, cancellation and loss
 * wins a flag and ends the invocation, a loss only when all have been told of it. It
 * cancels upstream and tells downstream, once downstream has its subscription: whichever
 * of loss and subscription comes second does it. A last element may still be under way
 * meanwhile, as after any cancellation.
 * <p>
 * Whoever takes one element of a publisher cancels it with that element. A source that
 * has no more than one is about to end by itself, so it is spared that.
 */
final class GuardedSubscriber implements Subscriber<Object>, Subscription {

	private final Subscriber<? super Object> downstream;

	private final Invocation running;

	private final boolean single;

	private final AtomicBoolean over = new AtomicBoolean();

	private final AtomicBoolean told = new AtomicBoolean();

	private volatile boolean lost;

	private volatile boolean subscribed;

	private volatile boolean delivered;

	private volatile @Nullable Subscription upstream;

	GuardedSubscriber(Subscriber<? super Object> downstream, Invocation running, boolean single) {
		this.downstream = downstream;
		this.running = running;
		this.single = single;
	}

	@Override
	public void onSubscribe(Subscription subscription) {
		this.upstream = subscription;
		this.downstream.onSubscribe(this);
		this.subscribed = true;
		if (this.lost) {
			tellLoss();
		}
	}

	@Override
	public void onNext(Object element) {
		if (!this.over.get()) {
			this.delivered = true;
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
		if (!this.single || !this.delivered) {
			end();
			cancelUpstream();
		}
	}

	/**
	 * The term is lost. Runs user code.
	 */
	void lose() {
		if (this.over.compareAndSet(false, true)) {
			this.lost = true;
			if (this.subscribed) {
				tellLoss();
			}
		}
	}

	private void tellLoss() {
		if (this.told.compareAndSet(false, true)) {
			try {
				cancelUpstream();
				this.downstream.onError(new CancellationException("This worker is no longer the primary."));
			}
			finally {
				this.running.endDetached();
			}
		}
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
