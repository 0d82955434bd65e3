/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.failover;

/**
 * One process that wants to be the only one.
 */
interface Contender {

	/**
	 * Stand, and return when this process is blocked behind another one or has won.
	 */
	void stand() throws Exception;

	/**
	 * Wait until this process has won.
	 * @return the monotonic clock in nanoseconds when it has
	 */
	long awaitWin() throws Exception;

	/**
	 * Let the next one win.
	 * @return the monotonic clock in nanoseconds just before
	 */
	long release() throws Exception;

}
