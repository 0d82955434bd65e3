/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.work;

import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.DefaultApplicationArguments;

import io.github.coordination.Term;
import io.github.coordination.election.TermScope;

/**
 * Runs, at a takeover, the runners that have not run in its term.
 *
 * @since 0.1.0
 */
public final class PendingRunners {

	private final Guards guards;

	private final BeanOrder beans;

	/**
	 * Create the runners of a context.
	 * @param guards what is guarded there
	 * @param beans its beans
	 */
	public PendingRunners(Guards guards, BeanOrder beans) {
		this.guards = guards;
		this.beans = beans;
	}

	/**
	 * Run them in order.
	 * @param term the term that is taken over
	 * @param scope tells whether it is still wanted
	 * @return whether all runners of the election have run in the term
	 * @throws Throwable what a runner throws
	 */
	public boolean run(Term term, TermScope scope) throws Throwable {
		List<RunnerGuard> runners = this.guards.runners(term.election())
			.stream()
			.sorted(Comparator.comparingInt((RunnerGuard runner) -> this.beans.order(runner.beanName())))
			.toList();
		for (RunnerGuard runner : runners) {
			if (scope.isWanted()) {
				runner.runInTakeover(term.epoch(), () -> call(this.beans.get(runner.beanName())));
			}
		}
		return runners.stream().allMatch((runner) -> runner.hasRun(term.epoch()));
	}

	private @Nullable Object call(Object runner) throws Exception {
		ApplicationArguments arguments = this.beans.beanFactory()
			.getBeanProvider(ApplicationArguments.class)
			.getIfAvailable(DefaultApplicationArguments::new);
		if (runner instanceof ApplicationRunner applicationRunner) {
			applicationRunner.run(arguments);
		}
		if (runner instanceof CommandLineRunner commandLineRunner) {
			commandLineRunner.run(arguments.getSourceArgs());
		}
		return null;
	}

}
