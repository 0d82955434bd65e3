/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.schedule;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.config.CronTask;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.FixedRateTask;
import org.springframework.scheduling.config.OneTimeTask;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.scheduling.config.Task;

import io.github.coordination.guard.call.MethodGuard;

/**
 * Knows which tasks call guarded methods, and hands these to a scheduler that lets them
 * follow the terms, whichever scheduler the application has chosen.
 */
final class GuardedTaskRegistrar extends ScheduledTaskRegistrar {

	private static final ThreadLocal<MethodGuard> registering = new ThreadLocal<>();

	private final Map<Runnable, MethodGuard> guards = new ConcurrentHashMap<>();

	private final TermTasks tasks;

	GuardedTaskRegistrar(TermTasks tasks) {
		this.tasks = tasks;
	}

	/**
	 * Register what calls a guarded method.
	 * @param guard the guard of the method
	 * @param registration registers the method's tasks
	 */
	static void registerGuarded(MethodGuard guard, Runnable registration) {
		registering.set(guard);
		try {
			registration.run();
		}
		finally {
			registering.remove();
		}
	}

	private void note(Task task) {
		MethodGuard guard = registering.get();
		if (guard != null) {
			this.guards.put(task.getRunnable(), guard);
		}
	}

	@Override
	public void setTaskScheduler(TaskScheduler scheduler) {
		super.setTaskScheduler(new GuardedTaskScheduler(scheduler, this.guards, this.tasks));
	}

	@Override
	public void setScheduler(@Nullable Object scheduler) {
		super.setScheduler(scheduler);
		TaskScheduler chosen = super.getScheduler();
		if (chosen != null) {
			setTaskScheduler(chosen);
		}
	}

	/**
	 * The scheduler that the application has chosen.
	 */
	@Override
	public @Nullable TaskScheduler getScheduler() {
		TaskScheduler scheduler = super.getScheduler();
		return (scheduler instanceof GuardedTaskScheduler guarded) ? guarded.chosen() : scheduler;
	}

	@Override
	public @Nullable ScheduledTask scheduleCronTask(CronTask task) {
		note(task);
		return super.scheduleCronTask(task);
	}

	@Override
	public @Nullable ScheduledTask scheduleFixedRateTask(FixedRateTask task) {
		note(task);
		return super.scheduleFixedRateTask(task);
	}

	@Override
	public @Nullable ScheduledTask scheduleFixedDelayTask(FixedDelayTask task) {
		note(task);
		return super.scheduleFixedDelayTask(task);
	}

	@Override
	public @Nullable ScheduledTask scheduleOneTimeTask(OneTimeTask task) {
		note(task);
		return super.scheduleOneTimeTask(task);
	}

}
