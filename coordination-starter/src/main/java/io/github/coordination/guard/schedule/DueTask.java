/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.schedule;

import java.time.Instant;
import java.util.concurrent.ScheduledFuture;

import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.Trigger;

import io.github.coordination.election.calls.GuardedWork;
import io.github.coordination.election.calls.Invocation;
import io.github.coordination.election.core.TermCell;
import io.github.coordination.guard.call.MethodGuard;

/**
 * A guarded job with a cron trigger. What falls due while this worker is taking over is
 * not skipped, since no other worker can run it, but runs once when the takeover is done.
 * So does what was due in the vacancy before the term, if the job asks for it.
 * <p>
 * <strong>Concurrency.</strong> The trigger and the end of a takeover come from different
 * threads. The trigger notes the epoch first and looks at the gate afterwards; a takeover
 * opens the gate first and looks for the note afterwards; whoever takes the note runs the
 * job. Runs never overlap: one that comes while another is under way follows it if it is
 * a late one, and is skipped if not, as triggers skip what is due during a run.
 */
final class DueTask extends QualifiedTask implements TermTask {

	private static final GuardedWork OVERDUE = new GuardedWork("overdue job", true);

	private final Runnable task;

	private final MethodGuard guard;

	private final TaskScheduler scheduler;

	private final DueTimes times;

	private volatile @Nullable ScheduledFuture<?> future;

	private long dueEpoch = TermCell.NONE;

	private boolean running;

	private boolean again;

	DueTask(Runnable task, MethodGuard guard, TaskScheduler scheduler, Trigger trigger) {
		super(task);
		this.task = task;
		this.guard = guard;
		this.scheduler = scheduler;
		this.times = new DueTimes(trigger);
	}

	/**
	 * Let the trigger fire from now on.
	 * @return the trigger's future, {@code null} if it never fires
	 */
	@Nullable ScheduledFuture<?> schedule() {
		this.future = this.scheduler.schedule(this, this.times);
		return this.future;
	}

	@Override
	public String election() {
		return this.guard.rule().election();
	}

	/**
	 * The trigger has fired.
	 */
	@Override
	public void run() {
		long epoch = this.guard.gate().takenOverEpoch();
		if (epoch == TermCell.NONE) {
			Instant due = this.times.fired(this.guard.gate().isOpen(this.guard.election().epoch()));
			runUnlessSecondary(due);
			return;
		}
		this.times.fired(true);
		note(epoch);
		if (this.guard.gate().isOpen(epoch) && takeNote(epoch)) {
			run(false);
		}
	}

	/**
	 * A trigger that fires too late, because its scheduler was busy, still has what was
	 * due before the hand-over: the next primary does not make up for that.
	 */
	private void runUnlessSecondary(@Nullable Instant due) {
		long epoch = (due != null) ? this.guard.gate().handedOverEpoch(due) : TermCell.NONE;
		Invocation part = (epoch != TermCell.NONE) ? this.guard.gate().beginEnd(OVERDUE, epoch) : null;
		try {
			run(false);
		}
		finally {
			if (part != null) {
				part.end();
			}
		}
	}

	@Override
	public void start(long epoch, @Nullable Instant missedSince) {
		boolean missed = missedSince != null && this.guard.rule().runsMissed()
				&& this.times.isDueBetween(missedSince, this.scheduler.getClock().instant());
		if (takeNote(epoch) || missed) {
			runLate();
		}
	}

	@Override
	public void stop(long epoch) {
		takeNote(epoch);
	}

	@Override
	public boolean isCancelled() {
		ScheduledFuture<?> triggered = this.future;
		return triggered != null && triggered.isCancelled();
	}

	private synchronized void note(long epoch) {
		this.dueEpoch = epoch;
	}

	private synchronized boolean takeNote(long epoch) {
		boolean due = this.dueEpoch == epoch;
		if (due) {
			this.dueEpoch = TermCell.NONE;
		}
		return due;
	}

	private void run(boolean late) {
		if (begin(late)) {
			try {
				this.task.run();
			}
			finally {
				if (end()) {
					runLate();
				}
			}
		}
	}

	private synchronized boolean begin(boolean late) {
		this.again |= this.running && late;
		boolean mayRun = !this.running;
		this.running = true;
		return mayRun;
	}

	private synchronized boolean end() {
		boolean late = this.again;
		this.running = false;
		this.again = false;
		return late;
	}

	@SuppressWarnings("FutureReturnValueIgnored")
	private void runLate() {
		this.scheduler.schedule(new Late(), this.scheduler.getClock().instant());
	}

	/**
	 * Makes up for what was due.
	 */
	private final class Late extends QualifiedTask {

		Late() {
			super(DueTask.this.task);
		}

		@Override
		public void run() {
			DueTask.this.run(true);
		}

	}

}
