/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.call;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;

import io.github.coordination.election.ElectionEngine;
import io.github.coordination.election.LeaseElection;
import io.github.coordination.election.calls.CallGate;

/**
 * The elections as the beans of one application context see them. The engine is looked up
 * when the first guarded call is made, or when it starts: no bean is created early for
 * the sake of a guard.
 * <p>
 * The context of the engine goes through the engine's own gates, a child of it through
 * gates of its own: its jobs wait for its own runners, and its end shuts nobody else out.
 * <p>
 * <strong>Concurrency.</strong> A gate is kept first and looks afterwards whether the
 * context has left; a leaving context says so first and looks at the gates afterwards. So
 * no gate stays that nobody leaves.
 *
 * @since 0.1.0
 */
public final class ContextElections {

	private static final Log logger = LogFactory.getLog(ContextElections.class);

	private final ListableBeanFactory beanFactory;

	private final Map<String, CallGate> gates = new ConcurrentHashMap<>();

	private volatile boolean left;

	/**
	 * Create the elections of a context.
	 * @param beanFactory where the engine is found, here or in a parent
	 */
	public ContextElections(ListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	LeaseElection get(String name) {
		return this.beanFactory.getBean(ElectionEngine.class).get(name);
	}

	Fencing fencing() {
		return this.beanFactory.getBean(Fencing.class);
	}

	boolean canBeFenced() {
		return BeanFactoryUtils.beanNamesForTypeIncludingAncestors(this.beanFactory, Fencing.class, true,
				false).length > 0;
	}

	/**
	 * Whether the engine is a bean of this context rather than of a parent.
	 * @return whether it is
	 */
	public boolean areLocal() {
		return this.beanFactory.getBeanNamesForType(ElectionEngine.class, true, false).length > 0;
	}

	/**
	 * The gate to an election, made at the first use. No bean is made under a lock.
	 * @param name name of the election
	 * @return the gate of this context
	 */
	public CallGate gate(String name) {
		CallGate known = this.gates.get(name);
		if (known != null) {
			return known;
		}
		LeaseElection election = get(name);
		boolean local = areLocal();
		CallGate gate = this.gates.computeIfAbsent(name,
				(key) -> local ? election.calls().gate() : election.calls().addGate());
		if (this.left) {
			gate.leave();
		}
		return gate;
	}

	/**
	 * Make new gates from now on: a gate that was left never opens again.
	 */
	public void join() {
		if (this.left) {
			this.gates.clear();
			this.left = false;
		}
	}

	/**
	 * Leave all gates of a child, wait for the calls inside, and interrupt those that
	 * take too long.
	 * @param drainTimeout how long to wait
	 * @param guard how long to wait again for those that are interrupted
	 */
	public void leave(Duration drainTimeout, Duration guard) {
		this.left = true;
		Collection<CallGate> all = List.copyOf(this.gates.values());
		all.forEach(CallGate::leave);
		if (!awaitEnd(all, drainTimeout)) {
			all.forEach(ContextElections::interrupt);
			awaitEnd(all, guard);
		}
	}

	private static boolean awaitEnd(Collection<CallGate> gates, Duration bound) {
		long deadline = System.nanoTime() + bound.toNanos();
		return gates.stream().filter((gate) -> !gate.awaitEnd(deadline)).count() == 0;
	}

	private static void interrupt(CallGate gate) {
		try {
			gate.interrupt();
		}
		catch (RuntimeException ex) {
			logger.error("A call of a context that ends cannot be interrupted", ex);
		}
	}

}
