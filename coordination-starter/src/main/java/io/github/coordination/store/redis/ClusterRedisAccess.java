/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.redis;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.lettuce.core.RedisURI;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.SlotHash;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.cluster.models.partitions.RedisClusterNode;
import io.lettuce.core.cluster.pubsub.StatefulRedisClusterPubSubConnection;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;

/**
 * The servers of a cluster. Who serves which slot is asked anew whenever a connection is
 * opened, and redirections are followed in between.
 */
final class ClusterRedisAccess implements RedisAccess {

	private final RedisClusterClient client;

	ClusterRedisAccess(ClientResources resources, List<RedisURI> uris, ClusterClientOptions options) {
		this.client = RedisClusterClient.create(resources, uris);
		this.client.setOptions(options);
	}

	@Override
	public CompletableFuture<Session> open() {
		return this.client.refreshPartitionsAsync()
			.thenCompose((refreshed) -> this.client.connectAsync(StringCodec.UTF8))
			.thenApply(Session::new)
			.toCompletableFuture();
	}

	@Override
	public CompletableFuture<StatefulRedisClusterPubSubConnection<String, String>> openPubSub() {
		return this.client.refreshPartitionsAsync()
			.thenCompose((refreshed) -> this.client.connectPubSubAsync(StringCodec.UTF8))
			.toCompletableFuture();
	}

	@Override
	public int slot(String key) {
		return SlotHash.getSlot(key);
	}

	@Override
	public void close() {
		RedisClients.shutDown(this.client);
	}

	/**
	 * Connections to the servers of the cluster, one each.
	 *
	 * @param connection the connection
	 */
	record Session(StatefulRedisClusterConnection<String, String> connection) implements RedisSession {

		@Override
		public RedisClusterAsyncCommands<String, String> commands() {
			return this.connection.async();
		}

		@Override
		public CompletionStage<RedisClusterAsyncCommands<String, String>> commandsTo(String key) {
			RedisClusterNode node = this.connection.getPartitions().getPartitionBySlot(SlotHash.getSlot(key));
			if (node == null) {
				return CompletableFuture.failedStage(new RedisCallException("no server has the slot of " + key, null));
			}
			RedisURI uri = node.getUri();
			return this.connection.getConnectionAsync(uri.getHost(), uri.getPort()).thenApply((own) -> own.async());
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
