/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.lease;

import io.github.coordination.Worker;

/**
 * Who holds a lease and where it lives, so that a worker on the same host can prove it
 * dead.
 *
 * @param worker the worker
 * @param bootId identity of the running kernel, empty where unknown
 * @param namespaces identities of the pid and time namespaces in which pid and start time
 * mean what they say, empty where unknown; a store keeps it as one text
 * @param startTime start time of the process in clock ticks since boot, {@code 0} where
 * unknown
 * @since 0.1.0
 */
public record Holder(Worker worker, String bootId, String namespaces, long startTime) {

	/**
	 * Identifier of the worker.
	 * @return the random id made at its start
	 */
	public String id() {
		return this.worker.id();
	}

}
