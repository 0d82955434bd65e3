/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.work;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.coordination.Term;
import io.github.coordination.election.TermScope;
import io.github.coordination.election.calls.CallGate;
import io.github.coordination.election.calls.GuardedWork;
import io.github.coordination.election.calls.Invocation;
import io.github.coordination.guard.work.OrderedLifecycles.GuardedLifecycle;

/**
 * The lifecycles that one term has started in one context.
 * <p>
 * <strong>Concurrency.</strong> The takeover's thread starts them, another stops them,
 * possibly while the takeover still hangs in one. Each is noted before it is started, so
 * that a stop misses none, and a start that returns after the stop is stopped by its own
 * thread. User code runs outside the monitor.
 *
 * @since 0.1.0
 */
public final class StartedLifecycles {

	private static final Log logger = LogFactory.getLog(StartedLifecycles.class);

	private final Term term;

	private final Deque<GuardedLifecycle> started = new ArrayDeque<>();

	private final Queue<CountDownLatch> stopping = new ConcurrentLinkedQueue<>();

	/**
	 * Create the lifecycles of a term that has started none yet.
	 * @param term the term
	 */
	public StartedLifecycles(Term term) {
		this.term = term;
	}

	/**
	 * Start lifecycles as long as the takeover is wanted.
	 * @param lifecycles the lifecycles, the first to start first
	 * @param scope tells whether it is still wanted
	 */
	public void start(List<GuardedLifecycle> lifecycles, TermScope scope) {
		for (GuardedLifecycle lifecycle : lifecycles) {
			if (scope.isWanted()) {
				start(lifecycle, scope);
			}
		}
	}

	private void start(GuardedLifecycle lifecycle, TermScope scope) {
		Invocation running = lifecycle.guard().guard().beginTakeover(this.term.epoch());
		if (running == null) {
			return;
		}
		push(lifecycle);
		try {
			if (!lifecycle.proxy().isRunning()) {
				lifecycle.guard().start(lifecycle.proxy());
			}
		}
		finally {
			running.end();
		}
		if (!scope.isWanted() || lifecycle.guard().guard().gate().hasLeft()) {
			stopUnlessStopped(lifecycle);
		}
	}

	private void stopUnlessStopped(GuardedLifecycle lifecycle) {
		if (lifecycle.proxy().isRunning()) {
			lifecycle.proxy().stop();
		}
	}

	private synchronized void push(GuardedLifecycle lifecycle) {
		this.started.push(lifecycle);
	}

	private synchronized @Nullable GuardedLifecycle pop() {
		return this.started.poll();
	}

	/**
	 * Stop what was started, the latest first.
	 * @param bound how long to wait for all of it
	 * @return whether everything is stopped
	 */
	public boolean stop(Duration bound) {
		long deadline = System.nanoTime() + bound.toNanos();
		GuardedLifecycle lifecycle = pop();
		while (lifecycle != null) {
			stop(lifecycle, deadline);
			lifecycle = pop();
		}
		for (CountDownLatch stopped : this.stopping) {
			if (!await(stopped, deadline)) {
				return false;
			}
		}
		return true;
	}

	private void stop(GuardedLifecycle lifecycle, long deadline) {
		CountDownLatch stopped = new CountDownLatch(1);
		this.stopping.add(stopped);
		Thread stopper = new Thread(() -> stop(lifecycle, stopped),
				"coordination-stop-" + lifecycle.guard().beanName());
		stopper.setDaemon(true);
		stopper.setContextClassLoader(Thread.currentThread().getContextClassLoader());
		stopper.start();
		await(stopped, deadline);
	}

	private static boolean await(CountDownLatch stopped, long deadline) {
		try {
			return stopped.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/**
	 * Stop within the term where it still lasts, so that the bean may use guarded beans
	 * to finish.
	 */
	private void stop(GuardedLifecycle lifecycle, CountDownLatch stopped) {
		GuardedWork work = new GuardedWork("stop of " + lifecycle.guard().beanName(), false);
		CallGate gate = lifecycle.guard().guard().gate();
		Invocation running = gate.beginEnd(work, this.term.epoch());
		Runnable whenStopped = () -> {
			stopped.countDown();
			if (running != null) {
				running.endDetached();
			}
		};
		try {
			if (lifecycle.proxy().isRunning()) {
				lifecycle.proxy().stop(whenStopped);
			}
			else {
				whenStopped.run();
			}
		}
		catch (Throwable ex) {
			logger.error("Lifecycle '" + lifecycle.guard().beanName() + "' failed to stop", ex);
			whenStopped.run();
		}
		if (running != null) {
			running.detach(() -> {
			}, false);
		}
	}

}
