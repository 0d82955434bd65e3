/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.schedule;

import java.lang.reflect.Method;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;

import io.github.coordination.guard.call.MethodGuard;
import io.github.coordination.guard.work.Guards;

/**
 * Finds and schedules annotated methods as its parent does, and lets the guarded ones
 * among them follow the terms of their election.
 *
 * @since 0.1.0
 */
public final class GuardedScheduling extends ScheduledAnnotationBeanPostProcessor {

	private static final ThreadLocal<String> currentBean = new ThreadLocal<>();

	private final Guards guards;

	/**
	 * Create the post-processor.
	 * @param guards what is guarded in this context
	 * @param tasks where to note the guarded tasks
	 */
	public GuardedScheduling(Guards guards, TermTasks tasks) {
		super(new GuardedTaskRegistrar(tasks));
		this.guards = guards;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		currentBean.set(beanName);
		try {
			return super.postProcessAfterInitialization(bean, beanName);
		}
		finally {
			currentBean.remove();
		}
	}

	@Override
	protected void processScheduled(Scheduled scheduled, Method method, Object bean) {
		MethodGuard guard = this.guards.call(currentBean.get(), method);
		if (guard == null) {
			super.processScheduled(scheduled, method, bean);
		}
		else {
			GuardedTaskRegistrar.registerGuarded(guard, () -> super.processScheduled(scheduled, method, bean));
		}
	}

}
