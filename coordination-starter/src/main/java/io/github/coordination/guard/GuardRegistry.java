/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All guarded beans, by name, in the order of their creation.
 */
final class GuardRegistry {

	private final Map<String, GuardPlan> plans = new LinkedHashMap<>();

	private final Map<String, RunnerGuard> runners = new LinkedHashMap<>();

	private final Map<String, LifecycleGuard> lifecycles = new LinkedHashMap<>();

	private final Map<String, RunnerSequence> sequences = new LinkedHashMap<>();

	private final List<MethodGuard> guards = new ArrayList<>();

	private final Set<String> examined = new HashSet<>();

	synchronized void add(GuardPlan plan, Collection<MethodGuard> added) {
		this.plans.put(plan.beanName(), plan);
		this.guards.addAll(added);
	}

	synchronized void add(RunnerGuard runner) {
		this.runners.put(runner.beanName(), runner);
	}

	synchronized void add(LifecycleGuard lifecycle) {
		this.lifecycles.put(lifecycle.beanName(), lifecycle);
	}

	synchronized RunnerSequence sequence(String election) {
		return this.sequences.computeIfAbsent(election, RunnerSequence::new);
	}

	/**
	 * Note that a bean has been looked at, whether it is guarded or not.
	 */
	synchronized void examine(String beanName) {
		this.examined.add(beanName);
	}

	synchronized boolean isExamined(String beanName) {
		return this.examined.contains(beanName);
	}

	synchronized List<GuardPlan> plans() {
		return List.copyOf(this.plans.values());
	}

	synchronized List<MethodGuard> guards() {
		return List.copyOf(this.guards);
	}

	synchronized List<RunnerGuard> runners(String election) {
		return this.runners.values().stream().filter((runner) -> runner.election().equals(election)).toList();
	}

	synchronized List<LifecycleGuard> lifecycles(String election) {
		return this.lifecycles.values().stream().filter((guard) -> guard.election().equals(election)).toList();
	}

}
