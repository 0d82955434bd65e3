/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;

import org.jspecify.annotations.Nullable;

import io.github.coordination.Term;
import io.github.coordination.TransitionCause;

/**
 * Carries the terms of one election to the work: takeover, hand-over and loss, each on a
 * work thread.
 * <p>
 * <strong>Concurrency.</strong> {@link #acquired}, {@link #handOver} and {@link #lost}
 * are called under the engine's lock and only start threads. The lane keeps their order.
 * A loss makes the takeover of its term unwanted, interrupts it, and is itself never
 * dropped: it waits for the work before it no longer than one guard. Listeners and
 * interrupts have lanes of their own, so that one that blocks stops nothing. They hear of
 * a term in the order of what happens, but no sooner than its takeover has ended or one
 * guard has passed: work comes before the telling of it. A hand-over lets the takeover
 * finish the step it is in, as part of the drain, and reports to the engine only when
 * nothing runs any more.
 */
final class TermRunner {

	private static final Duration STUCK_PATIENCE = Duration.ofDays(1);

	private final LeaseElection election;

	private final WorkReports reports;

	private final EngineSettings settings;

	private final Duration guard;

	private final WorkLane lane;

	private final WorkLane notices;

	private final WorkLane interrupts;

	private @Nullable Takeover current;

	private volatile long stuckEpoch;

	TermRunner(LeaseElection election, WorkReports reports, EngineSettings settings, Duration guard,
			Function<String, WorkLane> lanes) {
		this.election = election;
		this.reports = reports;
		this.settings = settings;
		this.guard = guard;
		this.lane = lanes.apply(election.name());
		this.notices = lanes.apply(election.name() + "-notices");
		this.interrupts = lanes.apply(election.name() + "-interrupts");
	}

	void acquired(Term term, TransitionCause cause) {
		Takeover takeover = new Takeover(term, this.election, this.current);
		this.current = takeover;
		Duration patience = this.settings.drainTimeout().plus(this.guard.multipliedBy(2));
		takeover.thread = this.lane.submit(patience, (beforeHasEnded) -> {
			tellAfter(Thread.currentThread(), (listener) -> listener.acquired(term, cause));
			takeOver(takeover, beforeHasEnded && followsNothing(takeover));
		});
	}

	/**
	 * Tell of a term when its takeover has ended, so that telling takes no time from it,
	 * or after one guard.
	 */
	private void tellAfter(Thread takeover, Consumer<ElectionListener> notice) {
		this.notices.submit(this.guard, (beforeHasEnded) -> {
			WorkLane.hasEnded(takeover, this.guard);
			notice.accept(this.settings.listener());
		});
	}

	/**
	 * Take over what has come since, if a takeover is current.
	 */
	void takeOverAgain() {
		Takeover takeover = this.current;
		if (takeover != null && takeover.isWanted()) {
			takeover.thread = this.lane.submit(STUCK_PATIENCE, (beforeHasEnded) -> {
				if (takeover.isWanted()) {
					takeOver(takeover, beforeHasEnded);
				}
			});
		}
	}

	/**
	 * Whether nothing of a former takeover is under way, be it a start that hung when its
	 * term was lost or a stop that took longer than its bound. What is not over is kept
	 * for the next takeover to look at.
	 */
	private boolean followsNothing(Takeover takeover) {
		Duration patience = this.settings.drainTimeout();
		Takeover former = takeover.former;
		while (former != null && former.hasEnded(patience) && stop(former.term, patience)) {
			former = former.former;
		}
		takeover.former = former;
		return former == null;
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
				tellOnce(takeover);
			}
		}
		catch (Throwable ex) {
			if (takeover.isWanted()) {
				tell((listener) -> listener.takeoverFailed(takeover.term, ex));
				this.reports.takeoverFailed(takeover.term);
			}
		}
	}

	private void tellOnce(Takeover takeover) {
		if (!takeover.told) {
			takeover.told = true;
			tell((listener) -> listener.tookOver(takeover.term));
		}
	}

	private void tell(Consumer<ElectionListener> notice) {
		this.notices.submit(this.guard, (beforeHasEnded) -> notice.accept(this.settings.listener()));
	}

	/**
	 * Interrupt the running calls of a term, then cancel what others left running. Both
	 * may be code of the user, since threads may override {@link Thread#interrupt()}.
	 */
	private void interrupt(Term term, LongConsumer cancellation) {
		this.interrupts.submit(Duration.ZERO, (beforeHasEnded) -> {
			this.election.calls().interrupt(term.epoch());
			cancellation.accept(term.epoch());
		});
	}

	void handOver(Term term, TransitionCause cause) {
		Takeover takeover = this.current;
		this.election.calls().close(term.epoch());
		if (takeover != null) {
			takeover.unwanted.complete(null);
		}
		this.lane.submit(Duration.ZERO, (beforeHasEnded) -> {
			tell((listener) -> listener.handingOver(term, cause));
			drain(term, takeover);
		});
	}

	/**
	 * Drain, interrupt what remains, stop, and only then let the lease be released.
	 */
	private void drain(Term term, @Nullable Takeover takeover) {
		long deadline = System.nanoTime() + this.settings.drainTimeout().toNanos();
		boolean idle = awaitEnd(term, takeover, deadline);
		if (!idle && isCurrent(term)) {
			interrupt(term, this.election.calls()::cancel);
			idle = awaitEnd(term, takeover, System.nanoTime() + this.guard.toNanos());
		}
		if (isCurrent(term)) {
			boolean stopped = stop(term, left(deadline));
			if (idle && stopped) {
				this.reports.workIdle(term);
			}
			else {
				awaitStuck(term, takeover);
			}
		}
	}

	/**
	 * Report what does not end in time, and keep the lease from being released until it
	 * does. It is not cancelled once more: work that was abandoned may go on unseen.
	 */
	private void awaitStuck(Term term, @Nullable Takeover takeover) {
		List<String> running = this.election.calls().runningNames();
		tell((listener) -> listener.stuck(term, running));
		this.stuckEpoch = term.epoch();
		this.reports.workStuck(term);
		long giveUp = System.nanoTime() + STUCK_PATIENCE.toNanos();
		boolean over = this.election.calls().awaitIdle(giveUp, () -> true)
				&& (takeover == null || takeover.hasEnded(STUCK_PATIENCE)) && stop(term, STUCK_PATIENCE);
		if (over) {
			this.reports.workIdle(term);
		}
	}

	/**
	 * Stop what a term has started.
	 * @return whether it has stopped
	 */
	private boolean stop(Term term, Duration bound) {
		try {
			return this.settings.work().stop(term, bound);
		}
		catch (Throwable ex) {
			tell((listener) -> listener.failed("stop of epoch " + term.epoch(), ex));
			return false;
		}
	}

	private Duration left(long deadline) {
		long left = deadline - System.nanoTime();
		return (left > this.guard.toNanos()) ? Duration.ofNanos(left) : this.guard;
	}

	private boolean awaitEnd(Term term, @Nullable Takeover takeover, long deadline) {
		boolean idle = this.election.calls().awaitIdle(deadline, () -> isCurrent(term));
		Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
		return (takeover == null || takeover.hasEnded(left)) && idle;
	}

	private boolean isCurrent(Term term) {
		return this.election.epoch() == term.epoch();
	}

	void lost(Term term, TransitionCause cause) {
		Takeover takeover = this.current;
		this.election.calls().close(term.epoch());
		if (term.epoch() != this.stuckEpoch) {
			interrupt(term, this.election.calls()::abandon);
		}
		if (takeover != null) {
			takeover.unwanted.complete(null);
		}
		this.lane.submit(this.guard, (beforeHasEnded) -> {
			tell((listener) -> listener.lost(term, cause));
			stop(term, this.settings.drainTimeout());
			tell((listener) -> listener.stopped(term, cause));
		});
	}

	/**
	 * Wait until the last term's end is told of, each lane no longer than the patience.
	 */
	void awaitEnd(Duration patience) {
		this.lane.awaitEnd(patience);
		this.notices.awaitEnd(patience);
	}

	/**
	 * Start what could not be started.
	 * @return whether everything is started now
	 */
	boolean startLate() {
		boolean work = this.lane.startLate();
		boolean ends = this.interrupts.startLate();
		return this.notices.startLate() && work && ends;
	}

	/**
	 * One takeover and its thread.
	 */
	private static final class Takeover implements TermScope {

		private final Term term;

		private final LeaseElection election;

		private final CompletableFuture<Void> unwanted = new CompletableFuture<>();

		private volatile @Nullable Thread thread;

		private volatile @Nullable Takeover former;

		private volatile boolean told;

		Takeover(Term term, LeaseElection election, @Nullable Takeover former) {
			this.term = term;
			this.election = election;
			this.former = former;
		}

		boolean hasEnded(Duration patience) {
			Thread running = this.thread;
			return running == null || WorkLane.hasEnded(running, patience);
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
		public @Nullable Instant vacantSince() {
			return this.election.vacantSince(this.term.epoch());
		}

		@Override
		public void open() {
			this.election.calls().gate().open(this.term.epoch());
		}

	}

}
