/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.work;

import java.time.Duration;
import java.util.function.Supplier;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.coordination.election.LeaseElection;
import io.github.coordination.election.calls.Invocation;
import io.github.coordination.election.core.TermCell;
import io.github.coordination.guard.call.MethodGuard;
import io.github.coordination.guard.plan.GuardKind;

/**
 * Guards one runner. The application calls it once, at start-up: it runs then if this
 * worker is the primary by that time, else it stays pending until a takeover runs it.
 * <p>
 * <strong>Concurrency.</strong> The epoch for which the runner has run is written by the
 * thread that runs it. The application's call and a takeover never overlap, because a
 * takeover waits until the application is ready.
 *
 * @since 0.1.0
 */
public final class RunnerGuard implements MethodInterceptor {

	private static final Log logger = LogFactory.getLog(RunnerGuard.class);

	private final String beanName;

	private final MethodGuard guard;

	private final RunnerSequence sequence;

	private final Supplier<Duration> firstOutcomeTimeout;

	private volatile long doneEpoch = TermCell.NONE;

	private volatile @Nullable Thread opener;

	/**
	 * Create the guard of a runner.
	 * @param beanName the bean's name
	 * @param guard what its runs are counted as
	 * @param sequence the runners of its election
	 * @param firstOutcomeTimeout how long it waits at start-up to learn the role
	 */
	public RunnerGuard(String beanName, MethodGuard guard, RunnerSequence sequence,
			Supplier<Duration> firstOutcomeTimeout) {
		this.beanName = beanName;
		this.guard = guard;
		this.sequence = sequence;
		this.firstOutcomeTimeout = firstOutcomeTimeout;
	}

	String beanName() {
		return this.beanName;
	}

	String election() {
		return this.guard.rule().election();
	}

	@Override
	public @Nullable Object invoke(MethodInvocation call) throws Throwable {
		if (!GuardKind.RUNNER.isCallback(call.getMethod()) || Thread.currentThread() == this.opener) {
			return call.proceed();
		}
		runAtStartUp(call);
		return null;
	}

	/**
	 * Run if this worker is the primary and no runner before it is pending, which would
	 * have to run first.
	 */
	private void runAtStartUp(MethodInvocation call) throws Throwable {
		LeaseElection election = this.guard.election();
		if (!this.sequence.isPending()) {
			election.awaitFirstOutcome(this.firstOutcomeTimeout.get());
		}
		long epoch = election.epoch();
		if (epoch == TermCell.NONE || !this.sequence.mayRun(epoch)) {
			this.sequence.leavePending(this.beanName);
			return;
		}
		try {
			runInTerm(epoch, call::proceed);
		}
		catch (Throwable ex) {
			if (election.epoch() == epoch) {
				throw ex;
			}
			this.sequence.leavePending(this.beanName);
			logger.warn("Runner '" + this.beanName + "' was interrupted by the loss of its term and stays pending", ex);
		}
	}

	boolean hasRun(long epoch) {
		return this.doneEpoch == epoch;
	}

	/**
	 * Run as part of a takeover, unless the runner has run in that term.
	 * @param epoch epoch of the term
	 * @param run calls the runner's proxy
	 */
	void runInTakeover(long epoch, Step run) throws Throwable {
		if (this.doneEpoch == epoch) {
			return;
		}
		this.opener = Thread.currentThread();
		try {
			runInTerm(epoch, run);
		}
		finally {
			this.opener = null;
		}
	}

	private void runInTerm(long epoch, Step run) throws Throwable {
		Invocation running = this.guard.beginTakeover(epoch);
		if (running == null) {
			this.sequence.leavePending(this.beanName);
			return;
		}
		try {
			run.run();
			this.doneEpoch = epoch;
		}
		finally {
			running.end();
		}
	}

	/**
	 * A piece of a takeover.
	 */
	@FunctionalInterface
	interface Step {

		@Nullable Object run() throws Throwable;

	}

}
