/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.work;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.context.SmartLifecycle;

/**
 * The guarded lifecycles of an election in the order in which they start.
 *
 * @since 0.1.0
 */
public final class OrderedLifecycles {

	private final Guards guards;

	private final BeanOrder beans;

	/**
	 * Create the order of a context.
	 * @param guards what is guarded there
	 * @param beans its beans
	 */
	public OrderedLifecycles(Guards guards, BeanOrder beans) {
		this.guards = guards;
		this.beans = beans;
	}

	/**
	 * The lifecycles that a takeover starts.
	 * @param election name of the election
	 * @return them, the first to start first
	 */
	public List<GuardedLifecycle> inOrder(String election) {
		this.beans.makeLifecycles();
		Map<String, LifecycleGuard> guards = this.guards.lifecycles(election)
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
	public record GuardedLifecycle(LifecycleGuard guard, SmartLifecycle proxy) {

	}

}
