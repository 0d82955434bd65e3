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
import io.github.coordination.election.calls.CallGate;
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

	private volatile @Nullable Entry entry;

	MethodGuard(GuardedElections elections, GuardRule rule, String name, Class<?> returnType) {
		this.elections = elections;
		this.rule = rule;
		this.name = name;
		this.returnType = returnType;
	}

	@Override
	public @Nullable Object invoke(MethodInvocation call) throws Throwable {
		Invocation running = entry().begin();
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
			.formatted(this.name, entry().gate().reason().text(), this.rule.election()));
	}

	GuardRule rule() {
		return this.rule;
	}

	LeaseElection election() {
		return this.elections.get(this.rule.election());
	}

	Entry entry() {
		Entry current = this.entry;
		return (current != null) ? current : resolve();
	}

	/**
	 * Register the work with its election, once, and find the gate of the context. No
	 * bean is made under a lock.
	 */
	Entry resolve() {
		LeaseElection election = election();
		CallGate gate = this.elections.gate(this.rule.election());
		synchronized (this) {
			Entry current = this.entry;
			GuardedWork work = (current != null) ? current.work()
					: election.register(this.name, this.rule.isInterruptible());
			current = new Entry(election, gate, work);
			this.entry = current;
			return current;
		}
	}

	/**
	 * Take the work out of its election: it will not be called any more.
	 */
	void forget() {
		Entry current = this.entry;
		if (current != null) {
			current.election().unregister(current.work());
		}
	}

	/**
	 * Where a call goes through, and what it is counted as.
	 *
	 * @param election the election
	 * @param gate the gate of the context
	 * @param work what the call is counted as
	 */
	record Entry(LeaseElection election, CallGate gate, GuardedWork work) {

		@Nullable Invocation begin() {
			return this.gate.begin(this.work);
		}

		@Nullable Invocation beginTakeover(long epoch) {
			return this.gate.beginTakeover(this.work, epoch);
		}

	}

}
