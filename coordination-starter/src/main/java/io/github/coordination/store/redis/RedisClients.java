/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.redis;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * Makes clients of the store's own that reach what the user's connection factory reaches,
 * with the same credentials and the same TLS, but with threads, connections and time
 * limits of their own: nothing the application does can keep a renewal waiting.
 */
final class RedisClients {

	/** The fewest that the client takes. */
	private static final int THREADS = 2;

	/**
	 * A server of a cluster that hangs may be met three times in a call: when the client
	 * asks who serves what, when it connects, and when a command is for that server. The
	 * others are to be reached within what is left of the request timeout.
	 */
	private static final int SERVERS_PER_CALL = 4;

	private static final int MAX_QUEUED = 1_000;

	private static final long SHUTDOWN_SECONDS = 2;

	private final RedisUris uris;

	private final ClientOptions options;

	private final Duration timeout;

	private final ClientResources resources;

	private final RedisAccess access;

	/**
	 * Create clients without connecting.
	 * @param factory the user's connection factory
	 * @param timeout bound on one call
	 */
	RedisClients(LettuceConnectionFactory factory, Duration timeout) {
		this.timeout = timeout;
		boolean cluster = factory.getClusterConfiguration() != null;
		this.uris = new RedisUris(factory, cluster ? timeout.dividedBy(SERVERS_PER_CALL) : timeout);
		this.options = factory.getClientConfiguration().getClientOptions().orElseGet(ClientOptions::create);
		this.resources = resources(factory);
		this.access = this.uris.isCluster() ? cluster() : single();
	}

	/**
	 * How names become addresses, and how channels are made, is the user's; threads are
	 * not.
	 */
	private static ClientResources resources(LettuceConnectionFactory factory) {
		ClientResources.Builder builder = DefaultClientResources.builder()
			.ioThreadPoolSize(THREADS)
			.computationThreadPoolSize(THREADS);
		factory.getClientConfiguration()
			.getClientResources()
			.ifPresent((own) -> builder.socketAddressResolver(own.socketAddressResolver())
				.addressResolverGroup(own.addressResolverGroup())
				.nettyCustomizer(own.nettyCustomizer()));
		return builder.build();
	}

	private RedisAccess single() {
		RedisURI uri = this.uris.all().get(0);
		return new SingleRedisAccess(this.resources, uri, bound(this.options.mutate()).build());
	}

	/**
	 * The client of a cluster sends its first commands to a server while it still
	 * connects. What it keeps then is dropped with the connection when the call's time is
	 * over.
	 */
	private RedisAccess cluster() {
		ClusterClientOptions.Builder builder = (this.options instanceof ClusterClientOptions own) ? own.mutate()
				: ClusterClientOptions.builder(this.options);
		bound(builder).disconnectedBehavior(ClientOptions.DisconnectedBehavior.ACCEPT_COMMANDS);
		builder.topologyRefreshOptions(ClusterTopologyRefreshOptions.create());
		return new ClusterRedisAccess(this.resources, this.uris.all(), builder.build());
	}

	/**
	 * Whatever the user's own limits are: a call waits no longer than the request
	 * timeout, and nothing is kept to be sent later.
	 */
	private ClientOptions.Builder bound(ClientOptions.Builder builder) {
		Duration configured = this.options.getSocketOptions().getConnectTimeout();
		Duration connect = (configured.compareTo(this.timeout) < 0) ? configured : this.timeout;
		SocketOptions socket = this.options.getSocketOptions().mutate().connectTimeout(connect).build();
		return builder.autoReconnect(false)
			.disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
			.requestQueueSize(MAX_QUEUED)
			.socketOptions(socket)
			.timeoutOptions(TimeoutOptions.create());
	}

	RedisAccess access() {
		return this.access;
	}

	ClientResources resources() {
		return this.resources;
	}

	Duration timeout() {
		return this.timeout;
	}

	String identity() {
		return this.uris.identity();
	}

	/**
	 * End the threads of a client, and thereby what they do. The client itself would warn
	 * of each connection that is being closed already.
	 */
	static void shutDown(AbstractRedisClient client) {
		Future<Boolean> ended = client.getResources().shutdown(0, SHUTDOWN_SECONDS, TimeUnit.SECONDS);
		try {
			ended.get(SHUTDOWN_SECONDS, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException | TimeoutException ex) {
			throw new IllegalStateException("The threads of the Redis client do not end", ex);
		}
	}

}
