/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ListableBeanFactory;

import io.github.coordination.PrimaryElection;
import io.github.coordination.election.ElectionEngine;

/**
 * What is guarded in this application.
 *
 * @since 0.1.0
 */
public final class Guards implements DisposableBean {

	private final GuardRegistry registry = new GuardRegistry();

	private final GuardedElections elections;

	/**
	 * Create the guards of a context in which nothing is guarded yet.
	 * @param beanFactory where the engine is found, here or in a parent
	 */
	public Guards(ListableBeanFactory beanFactory) {
		this.elections = new GuardedElections(beanFactory);
	}

	GuardRegistry registry() {
		return this.registry;
	}

	GuardedElections guardedElections() {
		return this.elections;
	}

	/**
	 * Names of the elections in which this worker has to stand.
	 * @return the names, the default one among them
	 */
	public Set<String> elections() {
		Set<String> names = new TreeSet<>(Set.of(PrimaryElection.DEFAULT_NAME));
		this.registry.guards().forEach((guard) -> names.add(guard.rule().election()));
		return names;
	}

	/**
	 * Whether any work is fenced.
	 * @return whether it is
	 */
	public boolean isFenced() {
		return this.registry.guards().stream().anyMatch((guard) -> guard.rule().fenced());
	}

	/**
	 * The guarded beans, for people.
	 * @return names of beans, with the guarded methods where only single ones are
	 */
	public List<String> descriptions() {
		List<String> descriptions = new ArrayList<>();
		for (GuardPlan plan : this.registry.plans()) {
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
		this.registry.guards().forEach(MethodGuard::resolve);
	}

	/**
	 * A child that ends, be it in the middle of its start, leaves nothing behind.
	 */
	@Override
	public void destroy() {
		if (!this.elections.areLocal()) {
			this.elections.leave(Duration.ZERO, Duration.ZERO);
			this.registry.guards().forEach(MethodGuard::forget);
		}
	}

}
