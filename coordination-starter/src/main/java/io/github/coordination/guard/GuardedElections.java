/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.beans.factory.ListableBeanFactory;

import io.github.coordination.Term;
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
 */
final class GuardedElections {

	private final ListableBeanFactory beanFactory;

	private final Map<String, CallGate> gates = new ConcurrentHashMap<>();

	GuardedElections(ListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	LeaseElection get(String name) {
		return this.beanFactory.getBean(ElectionEngine.class).get(name);
	}

	/**
	 * Whether the engine is a bean of this context rather than of a parent.
	 */
	boolean areLocal() {
		return this.beanFactory.getBeanNamesForType(ElectionEngine.class, true, false).length > 0;
	}

	/**
	 * The gate to an election, made at the first use. No bean is made under a lock.
	 */
	CallGate gate(String name) {
		CallGate known = this.gates.get(name);
		if (known != null) {
			return known;
		}
		LeaseElection election = get(name);
		boolean local = areLocal();
		return this.gates.computeIfAbsent(name, (key) -> local ? election.calls().gate() : election.calls().addGate());
	}

	void open(Term term) {
		gate(term.election()).open(term.epoch());
	}

	/**
	 * Let calls of a child in again from its next takeover on.
	 */
	void join() {
		this.gates.values().forEach(CallGate::join);
	}

	/**
	 * Shut all gates of a child and wait for the calls inside.
	 * @param bound how long to wait for all of them
	 */
	void leave(Duration bound) {
		long deadline = System.nanoTime() + bound.toNanos();
		this.gates.values().forEach((gate) -> gate.leave(Duration.ofNanos(deadline - System.nanoTime())));
	}

	/**
	 * Forget the gates of a child that is closed.
	 */
	void forget() {
		this.gates.values().forEach(CallGate::remove);
	}

}
