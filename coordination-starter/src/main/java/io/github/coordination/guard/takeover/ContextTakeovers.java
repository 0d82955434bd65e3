/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.takeover;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The contexts that one engine serves: its own, and children of it whose beans are
 * guarded too.
 *
 * @since 0.1.0
 */
public final class ContextTakeovers {

	private final CopyOnWriteArrayList<ContextTakeover> contexts = new CopyOnWriteArrayList<>();

	void add(ContextTakeover context) {
		this.contexts.addIfAbsent(context);
	}

	void remove(ContextTakeover context) {
		this.contexts.remove(context);
	}

	/**
	 * Tell the listeners of all of them, parents first. A listener that throws keeps the
	 * event from no other context.
	 * @param event the event
	 */
	public void publish(Object event) {
		List<Throwable> failures = new ArrayList<>();
		for (ContextTakeover context : this.contexts) {
			try {
				context.publish(event);
			}
			catch (Throwable ex) {
				failures.add(ex);
			}
		}
		if (!failures.isEmpty()) {
			throw new IllegalStateException("Listeners failed in %d contexts".formatted(failures.size()),
					failures.get(0));
		}
	}

	/**
	 * All of them, children first.
	 * @return the contexts that take part
	 */
	public List<ContextTakeover> reversed() {
		List<ContextTakeover> reversed = new ArrayList<>(this.contexts);
		Collections.reverse(reversed);
		return reversed;
	}

	/**
	 * Those whose application is ready, parents first. The others are taken over when
	 * they are.
	 */
	List<ContextTakeover> ready() {
		return this.contexts.stream().filter(ContextTakeover::isReady).toList();
	}

}
