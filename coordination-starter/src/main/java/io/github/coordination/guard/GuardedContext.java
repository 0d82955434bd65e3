/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

import io.github.coordination.Term;
import io.github.coordination.election.ElectionEngine;
import io.github.coordination.election.TermScope;

/**
 * What is guarded in one application context, as a takeover sees it.
 *
 * @since 0.1.0
 */
public final class GuardedContext {

	private final Guards guards;

	private final GuardedBeans beans;

	private final ApplicationReadiness readiness;

	private final PendingRunners runners;

	private final GuardedLifecycles lifecycles;

	/**
	 * Look into a context.
	 * @param guards what is guarded there
	 * @param beanFactory its beans
	 * @param readiness tells when its takeovers may begin
	 */
	public GuardedContext(Guards guards, ConfigurableListableBeanFactory beanFactory, ApplicationReadiness readiness) {
		this.guards = guards;
		this.beans = new GuardedBeans(beanFactory);
		this.readiness = readiness;
		this.runners = new PendingRunners(guards.registry(), this.beans);
		this.lifecycles = new GuardedLifecycles(guards.registry(), this.beans);
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
		return this.beans.beanFactory().getBeanNamesForType(ElectionEngine.class, true, false).length > 0;
	}

	void join(ElectionEngine engine) {
		this.guards.join(engine);
	}

	void runPending(Term term, TermScope scope) throws Throwable {
		this.runners.run(term, scope);
	}

	void startLifecycles(Term term, StartedLifecycles started, TermScope scope) {
		started.start(this.lifecycles.inOrder(term.election()), scope);
	}

}
