/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.call;

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
import io.github.coordination.guard.plan.GuardRule;
import io.github.coordination.guard.plan.SkipResult;

/**
 * Guards the calls of one method: runs them on the primary, skips them elsewhere. A call
 * that returns an unfinished {@link CompletionStage} stays under way until that
 * completes.
 *
 * @since 0.1.0
 */
public class MethodGuard implements MethodInterceptor {

	private final ContextElections elections;

	private final GuardRule rule;

	private final String name;

	private final Class<?> returnType;

	private volatile @Nullable Entry entry;

	/**
	 * Create the guard of a method.
	 * @param elections the elections of the context
	 * @param rule what the annotation asks for
	 * @param name what its calls are counted as
	 * @param returnType what the method returns
	 */
	public MethodGuard(ContextElections elections, GuardRule rule, String name, Class<?> returnType) {
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

	/**
	 * What the annotation asks for.
	 * @return the rule
	 */
	public GuardRule rule() {
		return this.rule;
	}

	/**
	 * The election of the rule.
	 * @return the election
	 */
	public LeaseElection election() {
		return this.elections.get(this.rule.election());
	}

	/**
	 * The gate through which calls go.
	 * @return the gate of this context
	 */
	public CallGate gate() {
		return entry().gate();
	}

	/**
	 * Begin a call that is part of a takeover.
	 * @param epoch epoch of the term that is taken over
	 * @return the running call, or {@code null} if the term has ended
	 */
	public @Nullable Invocation beginTakeover(long epoch) {
		return entry().gate().beginTakeover(entry().work(), epoch);
	}

	/**
	 * Register the work with its election, unless that is done already.
	 */
	public void register() {
		resolve();
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
	public void forget() {
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

	}

}
