/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.core;

/**
 * Where a worker stands in an election.
 */
enum Phase {

	/**
	 * Asks the store for a term.
	 */
	CANDIDATE,

	/**
	 * Has a term and renews it.
	 */
	PRIMARY,

	/**
	 * Has a term, renews it and waits for its work to end.
	 */
	HANDING_OVER,

	/**
	 * Waits for the answer to a release.
	 */
	RELEASING,

	/**
	 * Gave up a term whose work would not end; renews nothing and asks for nothing until
	 * it does.
	 */
	STUCK,

	/**
	 * Stands no longer.
	 */
	RETIRED

}
