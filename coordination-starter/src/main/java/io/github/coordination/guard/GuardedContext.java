/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import java.time.Duration;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.factory.BeanCreationNotAllowedException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.context.support.AbstractApplicationContext;

import io.github.coordination.PrimaryAcquiredEvent;
import io.github.coordination.Term;
import io.github.coordination.election.ElectionEngine;
import io.github.coordination.election.TermScope;
import io.github.coordination.election.calls.GuardedWork;
import io.github.coordination.election.calls.Invocation;

/**
 * What is guarded in one application context, as a takeover sees it.
 *
 * @since 0.1.0
 */
public final class GuardedContext implements DisposableBean {

	private static final Log logger = LogFactory.getLog(GuardedContext.class);

	private static final GuardedWork LISTENERS = new GuardedWork("listeners of PrimaryAcquiredEvent", true);

	private final Guards guards;

	private final ConfigurableApplicationContext context;

	private final ApplicationReadiness readiness;

	private final PendingRunners runners;

	private final GuardedLifecycles lifecycles;

	/**
	 * Look into a context.
	 * @param guards what is guarded there
	 * @param context the context
	 * @param readiness tells when its takeovers may begin
	 */
	public GuardedContext(Guards guards, ConfigurableApplicationContext context, ApplicationReadiness readiness) {
		this.guards = guards;
		this.context = context;
		this.readiness = readiness;
		GuardedBeans beans = new GuardedBeans(context.getBeanFactory());
		this.runners = new PendingRunners(guards.registry(), beans);
		this.lifecycles = new GuardedLifecycles(guards.registry(), beans);
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
		return this.guards.guardedElections().areLocal();
	}

	void join(ElectionEngine engine) {
		this.guards.join(engine);
		if (!hasEngine()) {
			logger.info("Guarded by @PrimaryOnly in child context " + this.context.getDisplayName() + ": "
					+ String.join(", ", this.guards.descriptions()));
		}
	}

	/**
	 * Let no guarded call of a child in any more, and wait for those that are running.
	 * @param bound how long to wait before they are interrupted
	 */
	void leave(Duration bound) {
		this.guards.guardedElections().leave(bound);
	}

	void runPending(Term term, TermScope scope) throws Throwable {
		this.runners.run(term, scope);
	}

	/**
	 * Let guarded calls in: the runners of this context are done.
	 */
	void open(Term term) {
		this.guards.guardedElections().open(term);
	}

	void startLifecycles(Term term, StartedLifecycles started, TermScope scope) {
		started.start(this.lifecycles.inOrder(term.election()), scope);
	}

	/**
	 * A listener only hears of the takeover: whatever it does, the takeover is complete.
	 */
	void publishAcquired(Term term) {
		Invocation running = this.guards.guardedElections().gate(term.election()).beginInside(LISTENERS, term.epoch());
		if (running != null) {
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

	/**
	 * Nothing of a child that is closed is counted any more.
	 */
	@Override
	public void destroy() {
		this.guards.forget();
	}

}
