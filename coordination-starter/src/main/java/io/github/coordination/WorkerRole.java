/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination;

/**
 * Role of a worker in one election.
 *
 * @since 0.1.0
 */
public enum WorkerRole {

	/**
	 * The one worker that does the work guarded by {@link PrimaryOnly}.
	 */
	PRIMARY,

	/**
	 * Every other worker, and every worker in any doubt.
	 */
	SECONDARY

}
