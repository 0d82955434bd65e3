/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;

import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.Trigger;

import io.github.coordination.guard.call.MethodGuard;

/**
 * Hands tasks on to the scheduler that the application has chosen: guarded ones with a
 * fixed rate or delay, or with one run, as often as a term begins; guarded ones with a
 * trigger so that none is lost while a term begins; all others as they are.
 */
final class GuardedTaskScheduler implements TaskScheduler {

	private final TaskScheduler chosen;

	private final Map<Runnable, MethodGuard> guards;

	private final TermTasks tasks;

	GuardedTaskScheduler(TaskScheduler chosen, Map<Runnable, MethodGuard> guards, TermTasks tasks) {
		this.chosen = chosen;
		this.guards = guards;
		this.tasks = tasks;
	}

	TaskScheduler chosen() {
		return this.chosen;
	}

	@Override
	public Clock getClock() {
		return this.chosen.getClock();
	}

	@Override
	public @Nullable ScheduledFuture<?> schedule(Runnable task, Trigger trigger) {
		MethodGuard guard = this.guards.get(task);
		if (guard == null) {
			return this.chosen.schedule(task, trigger);
		}
		DueTask due = new DueTask(task, guard, this.chosen, trigger);
		this.tasks.add(due);
		return due.schedule();
	}

	@Override
	public ScheduledFuture<?> schedule(Runnable task, Instant startTime) {
		return inTerms(task, startTime, this.chosen::schedule);
	}

	@Override
	public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, Instant startTime, Duration period) {
		return inTerms(task, startTime, (run, start) -> this.chosen.scheduleAtFixedRate(run, start, period));
	}

	@Override
	public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, Duration period) {
		return scheduleAtFixedRate(task, getClock().instant(), period);
	}

	@Override
	public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, Instant startTime, Duration delay) {
		return inTerms(task, startTime, (run, start) -> this.chosen.scheduleWithFixedDelay(run, start, delay));
	}

	@Override
	public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, Duration delay) {
		return scheduleWithFixedDelay(task, getClock().instant(), delay);
	}

	private ScheduledFuture<?> inTerms(Runnable task, Instant startTime, TermTimer.Arming arming) {
		MethodGuard guard = this.guards.get(task);
		if (guard == null) {
			return arming.arm(task, startTime);
		}
		Duration initialDelay = Duration.between(getClock().instant(), startTime);
		TermTimer timer = new TermTimer(task, guard, initialDelay, getClock(), arming);
		this.tasks.add(timer);
		return timer;
	}

}
