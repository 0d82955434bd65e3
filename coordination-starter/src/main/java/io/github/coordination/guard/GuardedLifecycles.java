/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.context.SmartLifecycle;

/**
 * The guarded lifecycles of an election in the order in which they start.
 */
final class GuardedLifecycles {

	private final GuardRegistry registry;

	private final GuardedBeans beans;

	GuardedLifecycles(GuardRegistry registry, GuardedBeans beans) {
		this.registry = registry;
		this.beans = beans;
	}

	List<GuardedLifecycle> inOrder(String election) {
		this.beans.makeLifecycles();
		Map<String, LifecycleGuard> guards = this.registry.lifecycles(election)
			.stream()
			.collect(Collectors.toMap(LifecycleGuard::beanName, Function.identity()));
		return this.beans.byPhase(guards.keySet())
			.stream()
			.map((name) -> new GuardedLifecycle(Objects.requireNonNull(guards.get(name)),
					(SmartLifecycle) this.beans.get(name)))
			.toList();
	}

	/**
	 * One lifecycle and its guard.
	 *
	 * @param guard the guard
	 * @param proxy the guarded bean
	 */
	record GuardedLifecycle(LifecycleGuard guard, SmartLifecycle proxy) {

	}

}
