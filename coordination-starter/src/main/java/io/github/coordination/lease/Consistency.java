/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.lease;

/**
 * What a store keeps of what it acknowledged.
 *
 * @since 0.1.0
 */
public enum Consistency {

	/**
	 * A majority keeps it.
	 */
	LINEARIZABLE,

	/**
	 * One node keeps it.
	 */
	SINGLE_NODE,

	/**
	 * A failover to a replica, or a restart from an older state, may lose it: only the
	 * epoch protects then.
	 */
	ASYNCHRONOUS_REPLICA

}
