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

import io.github.coordination.Term;
import io.github.coordination.election.TermScope;
import io.github.coordination.election.TermWork;

/**
 * What a worker does with a term: pending runners in order, then guarded calls are let
 * in, then lifecycles by phase, then the event. Stops the lifecycles in reverse order.
 *
 * @since 0.1.0
 */
public final class Takeover implements TermWork {

	private final GuardedContexts contexts;

	private final ApplicationReadiness readiness;

	private final Map<String, StartedLifecycles> started = new ConcurrentHashMap<>();

	/**
	 * Create the work.
	 * @param contexts whose beans to take over
	 * @param readiness tells when takeovers may begin
	 */
	public Takeover(GuardedContexts contexts, ApplicationReadiness readiness) {
		this.contexts = contexts;
		this.readiness = readiness;
	}

	@Override
	public void takeOver(Term term, TermScope scope) throws Throwable {
		awaitReadiness(scope);
		List<GuardedContext> ready = this.contexts.ready();
		for (GuardedContext context : ready) {
			context.runPending(term, scope);
		}
		if (!scope.isWanted()) {
			return;
		}
		scope.open();
		StartedLifecycles lifecycles = this.started.computeIfAbsent(key(term), (key) -> new StartedLifecycles(term));
		for (GuardedContext context : ready) {
			context.open(term);
			context.startLifecycles(term, lifecycles, scope);
		}
		for (GuardedContext context : ready) {
			if (scope.isWanted() && lifecycles.mayBeTold(context)) {
				context.publishAcquired(term);
			}
		}
	}

	private void awaitReadiness(TermScope scope) throws InterruptedException, ExecutionException {
		CompletableFuture.anyOf(this.readiness.ready(), scope.unwanted()).get();
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

	private static String key(Term term) {
		return term.epoch() + " of " + term.election();
	}

}
