/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.lease;

/**
 * Outcome of a renewal.
 *
 * @since 0.1.0
 */
public sealed interface Renewal {

	/**
	 * The lease lasts for its full length from before the request was sent.
	 */
	record Renewed() implements Renewal {

	}

	/**
	 * The lease is no longer this worker's.
	 *
	 * @param reason a clause for people
	 */
	record Lost(String reason) implements Renewal {

	}

	/**
	 * Nobody knows: never taken for a yes.
	 *
	 * @param reason a clause for people
	 */
	record Unknown(String reason) implements Renewal {

	}

}
