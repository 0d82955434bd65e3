/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import org.jspecify.annotations.Nullable;

import io.github.coordination.election.core.Outcome;
import io.github.coordination.election.core.StoreRequest;

/**
 * Carries the store's answers, and their absence, from the election thread to the core.
 */
final class StoreAnswers implements StoreCaller.Callback {

	/**
	 * Made early: when no file can be opened, no class can be loaded.
	 */
	private static final Outcome NO_ANSWER = new Outcome.Unknown("no answer");

	private final CoreDriver driver;

	private final Seats seats;

	private final StoreMonitor monitor;

	private final Notices notices;

	private boolean broken;

	StoreAnswers(CoreDriver driver, Seats seats, StoreMonitor monitor, Notices notices) {
		this.driver = driver;
		this.seats = seats;
		this.monitor = monitor;
		this.notices = notices;
	}

	@Override
	public long letTimePass() {
		return this.driver.letTimePass();
	}

	@Override
	public void asking() {
		this.driver.calling();
		this.monitor.asking();
	}

	@Override
	public void answered(StoreRequest request, Outcome outcome, long sentAt) {
		try {
			String reason = this.monitor.answered(request, outcome, System.nanoTime() - sentAt);
			report((reason != null) ? new PartialAnswerException(reason) : null);
		}
		finally {
			this.driver.input((core, now) -> {
				if (request instanceof StoreRequest.Acquire acquire && outcome instanceof Outcome.Attempted attempted) {
					this.seats.observe(acquire.request().election(), attempted.attempt());
				}
				return core.completed(request.id(), outcome, sentAt, now);
			});
		}
	}

	@Override
	public void unanswered(StoreRequest request, Throwable failure, long sentAt) {
		try {
			this.monitor.unanswered(request, System.nanoTime() - sentAt);
			report(failure);
		}
		finally {
			this.driver.input((core, now) -> core.completed(request.id(), NO_ANSWER, sentAt, now));
		}
	}

	@Override
	public void broken(Throwable failure) {
		this.broken = true;
		this.notices.tell((listener) -> listener.storeBroken(failure));
	}

	private void report(@Nullable Throwable failure) {
		if (!this.broken && this.monitor.hasChanged()) {
			this.notices.tell((listener) -> {
				if (failure != null) {
					listener.storeUnreachable(failure);
				}
				else {
					listener.storeReachable();
				}
			});
		}
	}

	@Override
	public void failed(String where, Throwable failure) {
		this.notices.failed(where, failure);
	}

}
