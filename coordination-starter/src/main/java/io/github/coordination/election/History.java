/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.github.coordination.TransitionCause;
import io.github.coordination.WorkerRole;

/**
 * The latest transitions of one election, and how many there were of each cause.
 */
final class History {

	private static final int MAX_TRANSITIONS = 50;

	private final Instant created = Instant.now();

	private final Deque<Transition> latest = new ArrayDeque<>();

	private final Map<TransitionCause, Long> counts = new EnumMap<>(TransitionCause.class);

	synchronized void add(long epoch, TransitionCause cause) {
		if (this.latest.size() >= MAX_TRANSITIONS) {
			this.latest.removeFirst();
		}
		WorkerRole role = cause.isBegin() ? WorkerRole.PRIMARY : WorkerRole.SECONDARY;
		this.latest.addLast(new Transition(Instant.now(), role, epoch, cause));
		this.counts.merge(cause, 1L, Long::sum);
	}

	/**
	 * The latest transitions, the oldest first.
	 */
	synchronized List<Transition> transitions() {
		return List.copyOf(this.latest);
	}

	synchronized long count(TransitionCause cause) {
		return this.counts.getOrDefault(cause, 0L);
	}

	/**
	 * Since when the worker has its role.
	 */
	synchronized Instant since() {
		Transition last = this.latest.peekLast();
		return (last != null) ? last.at() : this.created;
	}

}
