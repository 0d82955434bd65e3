/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.takeover;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.factory.BeanCreationNotAllowedException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.context.support.AbstractApplicationContext;

import io.github.coordination.PrimaryAcquiredEvent;
import io.github.coordination.Term;
import io.github.coordination.election.ElectionEngine;
import io.github.coordination.election.TermScope;
import io.github.coordination.election.calls.CallGate;
import io.github.coordination.election.calls.GuardedWork;
import io.github.coordination.election.calls.Invocation;
import io.github.coordination.election.core.TermCell;
import io.github.coordination.guard.schedule.TermTasks;
import io.github.coordination.guard.work.BeanOrder;
import io.github.coordination.guard.work.Guards;
import io.github.coordination.guard.work.OrderedLifecycles;
import io.github.coordination.guard.work.PendingRunners;
import io.github.coordination.guard.work.StartedLifecycles;

/**
 * What is guarded in one application context, as a takeover sees it.
 *
 * @since 0.1.0
 */
public final class ContextTakeover {

	private static final Log logger = LogFactory.getLog(ContextTakeover.class);

	private static final GuardedWork TAKEOVER = new GuardedWork("takeover", false);

	private static final GuardedWork LISTENERS = new GuardedWork("listeners of PrimaryAcquiredEvent", true);

	private final Guards guards;

	private final ConfigurableApplicationContext context;

	private final ApplicationReadiness readiness;

	private final PendingRunners runners;

	private final OrderedLifecycles lifecycles;

	private final TermTasks tasks;

	private final Map<String, StartedLifecycles> started = new ConcurrentHashMap<>();

	private final Map<String, Long> takenOver = new ConcurrentHashMap<>();

	private final Map<String, Long> told = new ConcurrentHashMap<>();

	/**
	 * Look into a context.
	 * @param guards what is guarded there
	 * @param context the context
	 * @param readiness tells when its takeovers may begin
	 * @param tasks its scheduled tasks
	 */
	public ContextTakeover(Guards guards, ConfigurableApplicationContext context, ApplicationReadiness readiness,
			TermTasks tasks) {
		this.guards = guards;
		this.context = context;
		this.readiness = readiness;
		this.tasks = tasks;
		BeanOrder beans = new BeanOrder(context.getBeanFactory());
		this.runners = new PendingRunners(guards, beans);
		this.lifecycles = new OrderedLifecycles(guards, beans);
	}

	/**
	 * Do something as soon as takeovers may begin.
	 * @param action only starts work elsewhere; throws nothing
	 */
	@SuppressWarnings("FutureReturnValueIgnored")
	void whenReady(Runnable action) {
		this.readiness.ready().thenRun(action);
	}

	boolean isReady() {
		return this.readiness.ready().isDone();
	}

	/**
	 * Whether the engine is a bean of this context rather than of a parent.
	 */
	boolean hasEngine() {
		return this.guards.contextElections().areLocal();
	}

	void join(ElectionEngine engine) {
		this.guards.join(engine);
		List<String> guarded = this.guards.descriptions();
		if (!hasEngine() && !guarded.isEmpty()) {
			logger.info("Guarded by @PrimaryOnly in child context " + this.context.getDisplayName() + ": "
					+ String.join(", ", guarded));
		}
	}

	/**
	 * Take over in this context: pending runners in order, then guarded calls are let in,
	 * then lifecycles by phase, then the event. Does nothing where that is done already.
	 * All of it is one running call, so that a child that ends waits for it.
	 * @throws Throwable if it failed, so that another worker should try
	 */
	void takeOver(Term term, TermScope scope) throws Throwable {
		CallGate gate = this.guards.contextElections().gate(term.election());
		Invocation part = isTakenOver(term) ? null : gate.beginTakeover(TAKEOVER, term.epoch());
		if (part == null) {
			return;
		}
		try {
			if (this.runners.run(term, scope)) {
				open(gate, term, scope);
				this.takenOver.put(term.election(), term.epoch());
				started(term).start(this.lifecycles.inOrder(term.election()), scope);
				startTasks(term, scope);
				publishAcquired(gate, term, scope);
			}
		}
		catch (Throwable ex) {
			if (!gate.hasLeft()) {
				throw ex;
			}
			logger.warn("The takeover in child context " + this.context.getDisplayName() + " ended with the context",
					ex);
		}
		finally {
			part.end();
		}
	}

	/**
	 * What is scheduled starts when all else is started, as it does in an application
	 * that starts.
	 */
	private void startTasks(Term term, TermScope scope) {
		if (scope.isWanted()) {
			this.tasks.start(term, scope.vacantSince());
		}
	}

	private boolean isTakenOver(Term term) {
		return this.takenOver.getOrDefault(term.election(), TermCell.NONE) == term.epoch();
	}

	private void open(CallGate gate, Term term, TermScope scope) {
		if (hasEngine()) {
			scope.open();
		}
		else {
			gate.open(term.epoch());
		}
	}

	private StartedLifecycles started(Term term) {
		return this.started.computeIfAbsent(key(term), (key) -> new StartedLifecycles(term));
	}

	private static String key(Term term) {
		return term.epoch() + " of " + term.election();
	}

	/**
	 * Stop what a term has started here.
	 * @return whether it is stopped
	 */
	boolean stop(Term term, Duration bound) {
		this.tasks.stop(term);
		StartedLifecycles lifecycles = this.started.get(key(term));
		boolean stopped = lifecycles == null || lifecycles.stop(bound);
		if (stopped) {
			this.started.remove(key(term));
		}
		return stopped;
	}

	/**
	 * The child ends: let no guarded call in any more, wait for those that are running,
	 * then stop the lifecycles.
	 * @param drainTimeout how long to wait before calls are interrupted
	 * @param guard how long to wait for them afterwards, and for each lifecycle
	 */
	void leave(Duration drainTimeout, Duration guard) {
		this.guards.contextElections().leave(drainTimeout, guard);
		this.started.values().forEach((lifecycles) -> lifecycles.stop(guard));
		this.started.clear();
		this.takenOver.clear();
	}

	/**
	 * Tell of a term once. A listener only hears of the takeover: whatever it does, the
	 * takeover is complete.
	 */
	private void publishAcquired(CallGate gate, Term term, TermScope scope) {
		boolean told = this.told.getOrDefault(term.election(), TermCell.NONE) == term.epoch();
		Invocation running = (told || !scope.isWanted()) ? null : gate.beginTakeover(LISTENERS, term.epoch());
		if (running == null) {
			return;
		}
		this.told.put(term.election(), term.epoch());
		try {
			publish(new PrimaryAcquiredEvent(term));
		}
		catch (Throwable ex) {
			logger.error("A listener of PrimaryAcquiredEvent failed, the term goes on", ex);
		}
		finally {
			running.end();
		}
	}

	/**
	 * Tell the listeners of this context. Those of a parent of a child hear of it by
	 * themselves. A context that is closing may have no listeners any more.
	 */
	void publish(Object event) {
		try {
			if (hasEngine()) {
				this.context.publishEvent(event);
			}
			else {
				this.context
					.getBean(AbstractApplicationContext.APPLICATION_EVENT_MULTICASTER_BEAN_NAME,
							ApplicationEventMulticaster.class)
					.multicastEvent(new PayloadApplicationEvent<>(this.context, event));
			}
		}
		catch (BeanCreationNotAllowedException | IllegalStateException ex) {
			if (!this.context.isClosed()) {
				throw ex;
			}
			logger.debug("Nobody listens any more to " + event, ex);
		}
	}

}
