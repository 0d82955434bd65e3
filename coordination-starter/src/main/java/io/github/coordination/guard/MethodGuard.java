/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import io.github.coordination.NotPrimaryException;
import io.github.coordination.election.LeaseElection;
import io.github.coordination.election.calls.GuardedCalls;
import io.github.coordination.election.calls.GuardedWork;
import io.github.coordination.election.calls.Invocation;

/**
 * Guards the calls of one method: runs them on the primary, skips them elsewhere. A call
 * that returns an unfinished {@link CompletionStage} stays under way until that
 * completes.
 */
class MethodGuard implements MethodInterceptor {

	private final GuardedElections elections;

	private final GuardRule rule;

	private final String name;

	private final Class<?> returnType;

	private volatile @Nullable Gate gate;

	MethodGuard(GuardedElections elections, GuardRule rule, String name, Class<?> returnType) {
		this.elections = elections;
		this.rule = rule;
		this.name = name;
		this.returnType = returnType;
	}

	@Override
	public @Nullable Object invoke(MethodInvocation call) throws Throwable {
		Gate entered = gate();
		Invocation running = entered.calls().begin(entered.work());
		if (running == null) {
			return skipped();
		}
		Object result;
		try {
			result = call.proceed();
		}
		catch (Throwable ex) {
			running.end();
			throw ex;
		}
		if (result instanceof CompletionStage<?> stage && !isDone(stage)) {
			detach(running, stage);
		}
		else {
			running.end();
		}
		return result;
	}

	private static boolean isDone(CompletionStage<?> stage) {
		return stage instanceof Future<?> future && future.isDone();
	}

	/**
	 * Work behind a stage that is cancelled may go on: nobody can tell.
	 */
	private static void detach(Invocation running, CompletionStage<?> stage) {
		running.detach(() -> {
			if (stage instanceof Future<?> future) {
				future.cancel(true);
			}
		}, false);
		stage.whenComplete((result, failure) -> running.endDetached());
	}

	private @Nullable Object skipped() {
		if (this.rule.throwsOtherwise()) {
			throw refusal();
		}
		return SkipResult.of(this.returnType);
	}

	NotPrimaryException refusal() {
		return new NotPrimaryException(this.rule.election(), "%s was not run: %s in election \"%s\"."
			.formatted(this.name, gate().calls().reason().text(), this.rule.election()));
	}

	GuardRule rule() {
		return this.rule;
	}

	LeaseElection election() {
		return this.elections.get(this.rule.election());
	}

	Gate gate() {
		Gate current = this.gate;
		return (current != null) ? current : resolve();
	}

	/**
	 * Register the work with its election, once. No bean is made under a lock.
	 */
	Gate resolve() {
		LeaseElection election = election();
		synchronized (this) {
			Gate current = this.gate;
			if (current == null) {
				current = new Gate(election.calls(), election.register(this.name, this.rule.isInterruptible()));
				this.gate = current;
			}
			return current;
		}
	}

	/**
	 * Where a call goes through, and what it is counted as.
	 *
	 * @param calls the election's gate
	 * @param work what the call is counted as
	 */
	record Gate(GuardedCalls calls, GuardedWork work) {

	}

}
