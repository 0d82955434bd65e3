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

	/** Commands to whichever server has their key: redirections are followed. */
	RedisClusterAsyncCommands<String, String> commands();

	/**
	 * Commands that all take one connection to the server of a key, as {@code WAIT} needs
	 * it. A server that no longer has the key refuses them.
	 * @param key the key
	 * @return the commands
	 */
	CompletionStage<RedisClusterAsyncCommands<String, String>> commandsTo(String key);

	boolean isOpen();

	/** Close without waiting for it. */
	void close();

}
