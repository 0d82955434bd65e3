/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.takeover;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
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

	private final ContextTakeovers contexts;

	private final ApplicationReadiness readiness;

	/**
	 * Create the work.
	 * @param contexts whose beans to take over
	 * @param readiness tells when takeovers may begin
	 */
	public Takeover(ContextTakeovers contexts, ApplicationReadiness readiness) {
		this.contexts = contexts;
		this.readiness = readiness;
	}

	@Override
	public void takeOver(Term term, TermScope scope) throws Throwable {
		awaitReadiness(scope);
		for (ContextTakeover context : this.contexts.ready()) {
			if (scope.isWanted()) {
				context.takeOver(term, scope);
			}
		}
	}

	private void awaitReadiness(TermScope scope) throws InterruptedException, ExecutionException {
		CompletableFuture.anyOf(this.readiness.ready(), scope.unwanted()).get();
	}

	@Override
	public boolean stop(Term term, Duration bound) {
		long deadline = System.nanoTime() + bound.toNanos();
		boolean stopped = true;
		for (ContextTakeover context : this.contexts.reversed()) {
			stopped &= context.stop(term, Duration.ofNanos(deadline - System.nanoTime()));
		}
		return stopped;
	}

}
