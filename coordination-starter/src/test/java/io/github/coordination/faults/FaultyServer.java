/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.faults;

/**
 * A server of a store, as somebody treats it who does not wish it well.
 */
public interface FaultyServer {

	/**
	 * Begin, or begin again after {@link #kill()}, and wait until it answers.
	 */
	void start();

	/**
	 * End it as by {@code kill -9}, and wait until nothing of it is left.
	 */
	void kill();

	/**
	 * Stop it so that it still takes connections and answers nothing.
	 */
	void freeze();

	/**
	 * Let it go on after {@link #freeze()}.
	 */
	void thaw();

	/**
	 * The port that it keeps.
	 * @return the port
	 */
	int port();

}
