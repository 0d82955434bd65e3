/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.redis;

import java.util.concurrent.CompletionStage;

import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;

/**
 * An open connection for calls: to one server, or to all of a cluster.
 */
interface RedisSession {

	RedisClusterAsyncCommands<String, String> commands();

	/**
	 * Wait until replicas have acknowledged everything this session has written.
	 * @param key a key on the server in question
	 * @param replicas how many
	 * @param millis bound on the wait, above zero
	 * @return how many have
	 */
	CompletionStage<Long> waitForReplicas(String key, int replicas, long millis);

	boolean isOpen();

	/** Close without waiting for it. */
	void close();

}
