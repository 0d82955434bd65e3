/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.work;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ListableBeanFactory;

import io.github.coordination.PrimaryElection;
import io.github.coordination.election.ElectionEngine;
import io.github.coordination.guard.call.ContextElections;
import io.github.coordination.guard.call.MethodGuard;
import io.github.coordination.guard.plan.GuardPlan;

/**
 * What is guarded in one application context, by name, in the order of creation.
 *
 * @since 0.1.0
 */
public final class Guards implements DisposableBean {

	private final ContextElections elections;

	private final Map<String, GuardPlan> plans = new LinkedHashMap<>();

	private final Map<String, RunnerGuard> runners = new LinkedHashMap<>();

	private final Map<String, LifecycleGuard> lifecycles = new LinkedHashMap<>();

	private final Map<String, RunnerSequence> sequences = new LinkedHashMap<>();

	private final Map<String, Map<Method, MethodGuard>> methods = new HashMap<>();

	private final List<MethodGuard> calls = new ArrayList<>();

	private final Set<String> examined = new HashSet<>();

	/**
	 * Create the guards of a context in which nothing is guarded yet.
	 * @param beanFactory where the engine is found, here or in a parent
	 */
	public Guards(ListableBeanFactory beanFactory) {
		this.elections = new ContextElections(beanFactory);
	}

	/**
	 * The elections as the guards of this context see them.
	 * @return the elections
	 */
	public ContextElections contextElections() {
		return this.elections;
	}

	/**
	 * Add a guarded bean.
	 * @param plan what is guarded of it
	 * @param added the guards of its calls
	 */
	public synchronized void add(GuardPlan plan, Collection<MethodGuard> added) {
		this.plans.put(plan.beanName(), plan);
		this.calls.addAll(added);
	}

	/**
	 * Add the guards of single methods of a bean.
	 * @param plan what is guarded of it
	 * @param added the guards by method
	 */
	public synchronized void add(GuardPlan plan, Map<Method, MethodGuard> added) {
		add(plan, added.values());
		this.methods.put(plan.beanName(), Map.copyOf(added));
	}

	/**
	 * The guard of a method of a bean.
	 * @param beanName the bean's name
	 * @param method the method, as the bean's class has it
	 * @return its guard, or {@code null} if it is not guarded
	 */
	public synchronized @Nullable MethodGuard call(String beanName, Method method) {
		Map<Method, MethodGuard> guarded = this.methods.getOrDefault(beanName, Map.of());
		MethodGuard exact = guarded.get(method);
		return (exact != null) ? exact : bySignature(guarded, method);
	}

	/**
	 * Add a guarded runner.
	 * @param runner its guard
	 */
	public synchronized void add(RunnerGuard runner) {
		this.runners.put(runner.beanName(), runner);
	}

	/**
	 * Add a guarded lifecycle.
	 * @param lifecycle its guard
	 */
	public synchronized void add(LifecycleGuard lifecycle) {
		this.lifecycles.put(lifecycle.beanName(), lifecycle);
	}

	/**
	 * The runners of an election in the order in which the application calls them.
	 * @param election name of the election
	 * @return their sequence, one and the same for all of them
	 */
	public synchronized RunnerSequence sequence(String election) {
		return this.sequences.computeIfAbsent(election, RunnerSequence::new);
	}

	/**
	 * Note that a bean has been looked at, whether it is guarded or not.
	 * @param beanName the bean's name
	 */
	public synchronized void examine(String beanName) {
		this.examined.add(beanName);
	}

	/**
	 * Whether a bean has been looked at.
	 * @param beanName the bean's name
	 * @return whether it has
	 */
	public synchronized boolean isExamined(String beanName) {
		return this.examined.contains(beanName);
	}

	/**
	 * A method may be known as its interface or its superclass declares it.
	 */
	private static @Nullable MethodGuard bySignature(Map<Method, MethodGuard> guarded, Method method) {
		for (Map.Entry<Method, MethodGuard> entry : guarded.entrySet()) {
			Method known = entry.getKey();
			if (known.getName().equals(method.getName())
					&& Arrays.equals(known.getParameterTypes(), method.getParameterTypes())) {
				return entry.getValue();
			}
		}
		return null;
	}

	private synchronized List<MethodGuard> calls() {
		return List.copyOf(this.calls);
	}

	synchronized List<RunnerGuard> runners(String election) {
		return this.runners.values().stream().filter((runner) -> runner.election().equals(election)).toList();
	}

	synchronized List<LifecycleGuard> lifecycles(String election) {
		return this.lifecycles.values().stream().filter((guard) -> guard.election().equals(election)).toList();
	}

	/**
	 * Names of the elections in which this worker has to stand.
	 * @return the names, the default one among them
	 */
	public Set<String> elections() {
		Set<String> names = new TreeSet<>(Set.of(PrimaryElection.DEFAULT_NAME));
		calls().forEach((guard) -> names.add(guard.rule().election()));
		return names;
	}

	/**
	 * Whether any work is fenced.
	 * @return whether it is
	 */
	public boolean isFenced() {
		return calls().stream().anyMatch((guard) -> guard.rule().fenced());
	}

	/**
	 * The guarded beans, for people.
	 * @return names of beans, with the kind of each
	 */
	public synchronized List<String> descriptions() {
		List<String> descriptions = new ArrayList<>();
		for (GuardPlan plan : this.plans.values()) {
			descriptions.add(plan.beanName() + " (" + plan.kind().text() + ")");
		}
		return descriptions;
	}

	/**
	 * Stand in every election that guarded work names, and count all of it from now on.
	 * @param engine the engine, not started yet
	 */
	public void join(ElectionEngine engine) {
		elections().forEach(engine::get);
		this.elections.join();
		calls().forEach(MethodGuard::register);
	}

	/**
	 * A child that ends, be it in the middle of its start, leaves nothing behind.
	 */
	@Override
	public void destroy() {
		if (!this.elections.areLocal()) {
			this.elections.leave(Duration.ZERO, Duration.ZERO);
			calls().forEach(MethodGuard::forget);
		}
	}

}
