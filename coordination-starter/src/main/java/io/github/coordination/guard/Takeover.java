/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.ApplicationEventPublisher;

import io.github.coordination.PrimaryAcquiredEvent;
import io.github.coordination.Term;
import io.github.coordination.election.TermScope;
import io.github.coordination.election.TermWork;
import io.github.coordination.election.calls.GuardedWork;
import io.github.coordination.election.calls.Invocation;

/**
 * What a worker does with a term: pending runners in order, then guarded calls are let
 * in, then lifecycles by phase, then the event. Stops the lifecycles in reverse order.
 *
 * @since 0.1.0
 */
public final class Takeover implements TermWork {

	private static final Log logger = LogFactory.getLog(Takeover.class);

	private static final GuardedWork LISTENERS = new GuardedWork("listeners of PrimaryAcquiredEvent", true);

	private final GuardedElections elections;

	private final GuardedContexts contexts;

	private final ApplicationReadiness readiness;

	private final ApplicationEventPublisher events;

	private final Map<String, StartedLifecycles> started = new ConcurrentHashMap<>();

	/**
	 * Create the work.
	 * @param beanFactory where the engine lives
	 * @param contexts whose beans to take over
	 * @param readiness tells when takeovers may begin
	 * @param events where to publish
	 */
	public Takeover(BeanFactory beanFactory, GuardedContexts contexts, ApplicationReadiness readiness,
			ApplicationEventPublisher events) {
		this.elections = new GuardedElections(beanFactory);
		this.contexts = contexts;
		this.readiness = readiness;
		this.events = events;
	}

	@Override
	public void takeOver(Term term, TermScope scope) throws Throwable {
		awaitReadiness(scope);
		List<GuardedContext> ready = this.contexts.ready();
		for (GuardedContext context : ready) {
			if (scope.isWanted() && this.contexts.contains(context)) {
				context.runPending(term, scope);
			}
		}
		if (!scope.isWanted()) {
			return;
		}
		scope.open();
		StartedLifecycles lifecycles = started(term);
		for (GuardedContext context : ready) {
			if (this.contexts.contains(context)) {
				context.startLifecycles(term, lifecycles, scope);
			}
		}
		if (scope.isWanted() && lifecycles.mayBeTold()) {
			publish(term);
		}
	}

	private void awaitReadiness(TermScope scope) throws InterruptedException, ExecutionException {
		CompletableFuture.anyOf(this.readiness.ready(), scope.unwanted()).get();
	}

	/**
	 * A listener only hears of the takeover: whatever it does, the takeover is complete.
	 */
	private void publish(Term term) {
		Invocation running = this.elections.get(term.election()).calls().beginInside(LISTENERS, term.epoch());
		if (running != null) {
			try {
				this.events.publishEvent(new PrimaryAcquiredEvent(term));
			}
			catch (Throwable ex) {
				logger.error("A listener of PrimaryAcquiredEvent failed, the term goes on", ex);
			}
			finally {
				running.end();
			}
		}
	}

	@Override
	public boolean stop(Term term, Duration bound) {
		StartedLifecycles lifecycles = this.started.get(key(term));
		if (lifecycles != null && !lifecycles.stop(bound)) {
			return false;
		}
		this.started.remove(key(term));
		return true;
	}

	private StartedLifecycles started(Term term) {
		return this.started.computeIfAbsent(key(term),
				(key) -> new StartedLifecycles(term, this.elections.get(term.election()).calls()));
	}

	private static String key(Term term) {
		return term.epoch() + " of " + term.election();
	}

}
