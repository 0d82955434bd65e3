/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.crew;

/**
 * One worker in one election.
 */
interface Candidate extends Member {

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

}
