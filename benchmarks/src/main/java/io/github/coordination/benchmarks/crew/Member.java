/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.crew;

/**
 * One worker in one election.
 */
interface Member extends AutoCloseable {

	/**
	 * Begin to stand.
	 */
	void stand();

	/**
	 * Whether it stands behind another one, so that it would notice a hand-over.
	 */
	boolean isBehind();

	/**
	 * Whether it takes itself for the primary.
	 */
	boolean isPrimary();

	/**
	 * Hand over.
	 */
	void release();

	/**
	 * Stand again, after another one has become primary.
	 */
	void standAgain();

	/**
	 * Calls of its store so far, {@code 0} if nobody counts.
	 */
	long calls();

	/**
	 * Hand over and end.
	 */
	@Override
	void close();

}
