/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.rehearsal;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;

import io.github.coordination.election.EngineStatus;
import io.github.coordination.election.core.Timings;
import io.github.coordination.lease.Scope;

/**
 * Rehearses one takeover and one hand-over when the application is ready. Most of the
 * time of the first of each in a JVM goes into loading and linking code; a secondary that
 * waits for days has the time to do that before.
 * <p>
 * <strong>Concurrency.</strong> A daemon thread of the lowest priority, and those that it
 * starts, which inherit that, do it on a {@link Stage}, which shares nothing with the
 * application but code. So a real takeover that comes meanwhile waits for none of it but,
 * at worst, for the end of loading a class that it needs itself. Not in a store of one
 * process, where nobody takes over: tests pay nothing.
 *
 * @since 0.1.0
 */
public final class Rehearsal implements ApplicationListener<AvailabilityChangeEvent<ReadinessState>> {

	private static final Log logger = LogFactory.getLog(Rehearsal.class);

	private final ApplicationContext context;

	private final EngineStatus engine;

	private final Callable<Boolean> performance;

	private final AtomicReference<@Nullable Thread> thread = new AtomicReference<>();

	/**
	 * Create the rehearsal of an application.
	 * @param context its context
	 * @param engine its engine
	 * @param timings its times
	 */
	public Rehearsal(ApplicationContext context, EngineStatus engine, Timings timings) {
		this(context, engine, () -> new Stage(timings).perform());
	}

	Rehearsal(ApplicationContext context, EngineStatus engine, Callable<Boolean> performance) {
		this.context = context;
		this.engine = engine;
		this.performance = performance;
	}

	/**
	 * The application has called all who listen to its being ready.
	 */
	@Override
	public void onApplicationEvent(AvailabilityChangeEvent<ReadinessState> event) {
		if (event.getSource() == this.context && event.getState() == ReadinessState.ACCEPTING_TRAFFIC
				&& this.engine.store().scope() != Scope.PROCESS) {
			startOnce();
		}
	}

	@SuppressWarnings("ThreadPriorityCheck")
	private void startOnce() {
		Thread fresh = new Thread(this::rehearse, "coordination-rehearsal");
		fresh.setDaemon(true);
		fresh.setPriority(Thread.MIN_PRIORITY);
		if (this.thread.compareAndSet(null, fresh)) {
			fresh.start();
		}
	}

	/**
	 * The thread that rehearses, or has rehearsed.
	 */
	@Nullable Thread thread() {
		return this.thread.get();
	}

	private void rehearse() {
		try {
			logger.debug(this.performance.call() ? "Rehearsed a takeover and a hand-over"
					: "The rehearsal of a takeover did not come to its end: the first one may be slow");
		}
		catch (Throwable ex) {
			logger.debug("The rehearsal of a takeover failed: the first one may be slow", ex);
		}
	}

}
