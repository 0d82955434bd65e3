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

	synchronized GuardedWork add(GuardedWork added) {
		this.work.add(added);
		return added;
	}

	synchronized void remove(GuardedWork removed) {
		this.work.remove(removed);
	}

	/**
	 * All registered work, and the programmatic calls if there were any.
	 */
	synchronized List<GuardedWork> all(GuardedWork programmatic) {
		List<GuardedWork> all = new ArrayList<>(this.work);
		if (programmatic.runs() + programmatic.skips() > 0) {
			all.add(programmatic);
		}
		return List.copyOf(all);
	}

}
