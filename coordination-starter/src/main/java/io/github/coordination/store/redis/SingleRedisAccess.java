/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.redis;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;

/**
 * One server: a given one, or the one that sentinels name when a connection is opened.
 */
final class SingleRedisAccess implements RedisAccess {

	private final RedisClient client;

	private final RedisURI uri;

	SingleRedisAccess(ClientResources resources, RedisURI uri, ClientOptions options) {
		this.uri = uri;
		this.client = RedisClient.create(resources);
		this.client.setOptions(options);
	}

	@Override
	public CompletableFuture<Session> open() {
		return this.client.connectAsync(StringCodec.UTF8, this.uri).toCompletableFuture().thenApply(Session::new);
	}

	@Override
	public CompletableFuture<StatefulRedisPubSubConnection<String, String>> openPubSub() {
		return this.client.connectPubSubAsync(StringCodec.UTF8, this.uri).toCompletableFuture();
	}

	@Override
	public int slot(String key) {
		return 0;
	}

	@Override
	public void close() {
		RedisClients.shutDown(this.client);
	}

	/**
	 * A connection to the server.
	 *
	 * @param connection the connection
	 */
	record Session(StatefulRedisConnection<String, String> connection) implements RedisSession {

		@Override
		public RedisClusterAsyncCommands<String, String> commands() {
			return this.connection.async();
		}

		@Override
		public CompletionStage<RedisClusterAsyncCommands<String, String>> commandsTo(String key) {
			return CompletableFuture.completedStage(commands());
		}

		@Override
		public boolean isOpen() {
			return this.connection.isOpen();
		}

		@Override
		@SuppressWarnings("FutureReturnValueIgnored")
		public void close() {
			this.connection.closeAsync();
		}

	}

}
