/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import java.util.ArrayList;
import java.util.List;

import io.github.coordination.election.calls.GuardedWork;

/**
 * The guarded work of one election, in the order of registration.
 */
final class WorkRegistry {

	private final List<GuardedWork> work = new ArrayList<>();

	private final GuardedWork forgotten = new GuardedWork("work of closed contexts", false);

	synchronized GuardedWork add(GuardedWork added) {
		this.work.add(added);
		return added;
	}

	/**
	 * Forget work, but not how often it ran: counts never fall.
	 */
	synchronized void remove(GuardedWork removed) {
		if (this.work.remove(removed)) {
			this.forgotten.absorb(removed);
		}
	}

	/**
	 * All registered work, and the programmatic calls and the forgotten work if there
	 * were any.
	 */
	synchronized List<GuardedWork> all(GuardedWork programmatic) {
		List<GuardedWork> all = new ArrayList<>(this.work);
		for (GuardedWork further : List.of(programmatic, this.forgotten)) {
			if (further.runs() + further.skips() > 0) {
				all.add(further);
			}
		}
		return List.copyOf(all);
	}

}
