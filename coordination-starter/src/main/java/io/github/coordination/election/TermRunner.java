/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import io.github.coordination.Term;
import io.github.coordination.TransitionCause;
import io.github.coordination.election.calls.GuardedCalls;

/**
 * Carries the terms of one election to the work: takeover, hand-over and loss, each on a
 * work thread.
 * <p>
 * <strong>Concurrency.</strong> {@link #acquired}, {@link #handOver} and {@link #lost}
 * are called under the engine's lock and only start threads. The lane keeps their order.
 * A loss makes the takeover of its term unwanted, interrupts it, and is itself never
 * dropped: it waits for the work before it no longer than one guard. A hand-over lets the
 * takeover finish the step it is in, as part of the drain, and reports to the engine only
 * when nothing runs any more.
 */
final class TermRunner {

	private static final Duration STUCK_PATIENCE = Duration.ofDays(1);

	private final LeaseElection election;

	private final WorkReports reports;

	private final EngineSettings settings;

	private final Duration guard;

	private final WorkLane lane;

	private @Nullable Takeover current;

	TermRunner(LeaseElection election, WorkReports reports, EngineSettings settings, Duration guard, WorkLane lane) {
		this.election = election;
		this.reports = reports;
		this.settings = settings;
		this.guard = guard;
		this.lane = lane;
	}

	void acquired(Term term, TransitionCause cause) {
		Takeover takeover = new Takeover(term, this.election.calls());
		this.current = takeover;
		takeover.thread = this.lane.submit(this.settings.drainTimeout(), (beforeHasEnded) -> {
			this.settings.listener().acquired(term, cause);
			takeOver(takeover, beforeHasEnded);
		});
	}

	private void takeOver(Takeover takeover, boolean beforeHasEnded) {
		try {
			if (!beforeHasEnded) {
				throw new IllegalStateException("the work of the former term has not ended");
			}
			if (takeover.isWanted()) {
				this.settings.work().takeOver(takeover.term, takeover);
			}
			if (takeover.isWanted()) {
				this.reports.takeoverDone(takeover.term);
				this.settings.listener().tookOver(takeover.term);
			}
		}
		catch (Throwable ex) {
			if (takeover.isWanted()) {
				this.settings.listener().takeoverFailed(takeover.term, ex);
				this.reports.takeoverFailed(takeover.term);
			}
		}
	}

	void handOver(Term term, TransitionCause cause) {
		Takeover takeover = this.current;
		this.election.calls().close(term.epoch());
		if (takeover != null) {
			takeover.unwanted.complete(null);
		}
		this.lane.submit(Duration.ZERO, (beforeHasEnded) -> {
			this.settings.listener().handingOver(term, cause);
			drain(term, (takeover != null) ? takeover.thread : null);
		});
	}

	/**
	 * Drain, interrupt what remains, stop, and only then let the lease be released.
	 */
	private void drain(Term term, @Nullable Thread takeover) {
		long deadline = System.nanoTime() + this.settings.drainTimeout().toNanos();
		boolean idle = awaitEnd(term, takeover, deadline);
		if (!idle && isCurrent(term)) {
			this.election.calls().interrupt(term.epoch());
			this.election.calls().cancel(term.epoch());
			idle = awaitEnd(term, takeover, System.nanoTime() + this.guard.toNanos());
		}
		if (isCurrent(term)) {
			boolean stopped = this.settings.work().stop(term, left(deadline));
			report(term, idle && stopped);
		}
	}

	private void report(Term term, boolean idle) {
		if (!idle) {
			this.settings.listener().stuck(term, this.election.calls().runningNames());
			this.reports.workStuck(term);
			long giveUp = System.nanoTime() + STUCK_PATIENCE.toNanos();
			if (!this.election.calls().awaitIdle(giveUp, () -> true)) {
				return;
			}
		}
		this.reports.workIdle(term);
	}

	private Duration left(long deadline) {
		long left = deadline - System.nanoTime();
		return (left > this.guard.toNanos()) ? Duration.ofNanos(left) : this.guard;
	}

	private boolean awaitEnd(Term term, @Nullable Thread takeover, long deadline) {
		boolean idle = this.election.calls().awaitIdle(deadline, () -> isCurrent(term));
		Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
		return (takeover == null || WorkLane.hasEnded(takeover, left)) && idle;
	}

	private boolean isCurrent(Term term) {
		return this.election.epoch() == term.epoch();
	}

	void lost(Term term, TransitionCause cause) {
		Takeover takeover = this.current;
		this.election.calls().close(term.epoch());
		this.election.calls().interrupt(term.epoch());
		if (takeover != null) {
			takeover.unwanted.complete(null);
		}
		this.lane.submit(this.guard, (beforeHasEnded) -> {
			this.settings.listener().lost(term, cause);
			this.election.calls().cancel(term.epoch());
			this.settings.work().stop(term, this.settings.drainTimeout());
			this.settings.listener().stopped(term, cause);
		});
	}

	/**
	 * One takeover and its thread.
	 */
	private static final class Takeover implements TermScope {

		private final Term term;

		private final GuardedCalls calls;

		private final CompletableFuture<Void> unwanted = new CompletableFuture<>();

		private @Nullable Thread thread;

		Takeover(Term term, GuardedCalls calls) {
			this.term = term;
			this.calls = calls;
		}

		@Override
		public boolean isWanted() {
			return !this.unwanted.isDone();
		}

		@Override
		public CompletableFuture<Void> unwanted() {
			return this.unwanted;
		}

		@Override
		public void open() {
			this.calls.open(this.term.epoch());
		}

	}

}
