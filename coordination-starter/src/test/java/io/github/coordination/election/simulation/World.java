/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.simulation;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.coordination.lease.Holder;

/**
 * True time, and what shares it in one schedule.
 */
final class World {

	private static final int MAX_EVENTS = 200_000;

	final Dice dice;

	final Plan plan;

	final Oracle oracle;

	final Network network;

	final ModelStore store;

	final List<SimulatedWorker> workers = new ArrayList<>();

	private final EventQueue events = new EventQueue();

	private final @Nullable StringBuilder trace;

	private long now;

	private boolean calm;

	private int happened;

	World(long seed, boolean traced) {
		this.dice = new Dice(seed);
		this.plan = new Plan(this.dice);
		this.trace = traced ? new StringBuilder() : null;
		this.oracle = new Oracle(this);
		this.store = this.plan.lockStore ? new LockModelStore() : new ClockModelStore(this);
		this.network = new Network(this);
	}

	/**
	 * True time in nanoseconds.
	 */
	long now() {
		return this.now;
	}

	/**
	 * Whether the last fault has healed.
	 */
	boolean isCalm() {
		return this.calm;
	}

	void calmDown() {
		this.calm = true;
	}

	void after(long nanos, Runnable action) {
		this.events.add(this.now + Math.max(0, nanos), action);
	}

	/**
	 * Let the next event happen.
	 */
	void step() {
		if (this.events.isEmpty() || ++this.happened > MAX_EVENTS) {
			throw new Violation(this.events.isEmpty() ? "everything has come to a standstill" : "too many events");
		}
		this.now = Math.max(this.now, this.events.nextTime());
		this.events.poll().run();
	}

	/**
	 * Whether the holder's process is proven dead to a worker: only on the same host.
	 */
	boolean provesDead(@Nullable Holder holder, SimulatedWorker observer) {
		if (holder == null || !holder.bootId().equals(observer.holder().bootId())) {
			return false;
		}
		for (SimulatedWorker worker : this.workers) {
			if (worker.holder().id().equals(holder.id())) {
				return worker.isDead();
			}
		}
		return true;
	}

	boolean isTraced() {
		return this.trace != null;
	}

	void trace(String line) {
		if (this.trace != null) {
			this.trace.append("%,17d  %s%n".formatted(this.now, line));
		}
	}

	String traceText() {
		return (this.trace != null) ? this.trace.toString() : "";
	}

}
