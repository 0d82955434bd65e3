/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.lease;

/**
 * How far a store reaches: which workers it lets elect one primary.
 *
 * @since 0.1.0
 */
public enum Scope {

	/**
	 * One JVM.
	 */
	PROCESS,

	/**
	 * One host and user.
	 */
	HOST,

	/**
	 * Every host that reaches the store.
	 */
	CLUSTER

}
