/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.fence;

import io.github.coordination.NotPrimaryException;

/**
 * Keeps the work of a former primary from taking effect: a resource that remembers the
 * newest epoch refuses an older one.
 *
 * @since 0.1.0
 */
public interface Fence {

	/**
	 * Refuse unless the term is the newest that this fence knows of. Inside a transaction
	 * no newer term can begin between this call and the end of the transaction.
	 * @param election name of the election
	 * @param epoch epoch of the term
	 * @throws NotPrimaryException if there is a newer term, or none at all
	 */
	void require(String election, long epoch);

}
