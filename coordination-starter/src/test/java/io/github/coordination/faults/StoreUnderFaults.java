/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.faults;

import java.util.List;
import java.util.Optional;

/**
 * A real store that a {@link FaultRun} treats badly.
 */
public interface StoreUnderFaults extends AutoCloseable {

	/** Bound on a call to a server, as it follows from the lease of the runs. */
	String REQUEST_TIMEOUT_MILLIS = Long.toString(FaultRun.LEASE.dividedBy(5).toMillis());

	/**
	 * What opens it in a worker.
	 * @return a class with a constructor without arguments
	 */
	Class<? extends StoreFactory> factory();

	/**
	 * The application that the workers of a run belong to.
	 * @param run name of the run
	 * @return a name that no other run on this store uses
	 */
	default String application(String run) {
		return run;
	}

	/**
	 * What the factory needs.
	 * @param run name of the run
	 * @param port the port at which the worker finds the server, 0 where there is none
	 * @return the arguments
	 */
	List<String> arguments(String run, int port);

	/**
	 * The server.
	 * @return the server, empty where the store is none
	 */
	Optional<FaultyServer> server();

	/**
	 * Delete what the store remembers of an election, or a part of it, as a person or a
	 * program may do. Does nothing where that is gone already.
	 * @param run name of the run
	 * @param election name of the election
	 * @param part any number: which part
	 */
	void damage(String run, String election, int part) throws Exception;

	@Override
	void close();

}
