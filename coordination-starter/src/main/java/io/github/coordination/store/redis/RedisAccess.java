/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.redis;

import java.util.concurrent.CompletableFuture;

import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;

/**
 * Opens connections of the store's own. Neither method blocks; each future completes
 * within a few connection timeouts.
 */
interface RedisAccess extends AutoCloseable {

	CompletableFuture<? extends RedisSession> open();

	CompletableFuture<? extends StatefulRedisPubSubConnection<String, String>> openPubSub();

	/**
	 * Which records one script may touch together: those of an equal slot.
	 * @param key key of a record
	 * @return its slot
	 */
	int slot(String key);

	/** Close every connection and end every thread. Bounded. */
	@Override
	void close();

}
