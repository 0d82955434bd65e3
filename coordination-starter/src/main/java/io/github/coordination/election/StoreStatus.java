/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import java.time.Instant;

import io.github.coordination.lease.Consistency;
import io.github.coordination.lease.Scope;

/**
 * The store as this worker sees it.
 *
 * @param name kind of store
 * @param identity which one it is
 * @param scope how far it reaches
 * @param consistency what it keeps at a failover
 * @param reachable whether the latest call of every election was answered, and none hangs
 * or is refused
 * @param since since when that has been so
 * @since 0.1.0
 */
public record StoreStatus(String name, String identity, Scope scope, Consistency consistency, boolean reachable,
		Instant since) {

}
