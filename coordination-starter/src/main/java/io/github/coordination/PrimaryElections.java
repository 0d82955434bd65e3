/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination;

import java.util.Collection;

/**
 * All elections of this worker.
 *
 * @since 0.1.0
 */
public interface PrimaryElections {

	/**
	 * The election of that name; this worker stands in it from now on if it did not yet.
	 * @param name name of the election
	 * @return the election
	 * @throws IllegalArgumentException if the name is not valid or there are too many
	 * elections
	 */
	PrimaryElection get(String name);

	/**
	 * The elections in which this worker stands, by name.
	 * @return the elections
	 */
	Collection<PrimaryElection> all();

	/**
	 * This worker.
	 * @return the worker
	 */
	Worker worker();

}
