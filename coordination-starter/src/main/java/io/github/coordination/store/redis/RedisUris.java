/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import io.lettuce.core.RedisCredentials;
import io.lettuce.core.RedisCredentialsProvider;
import io.lettuce.core.RedisURI;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.DirectFieldAccessor;
import org.springframework.data.redis.connection.NamedNode;
import org.springframework.data.redis.connection.RedisConfiguration;
import org.springframework.data.redis.connection.RedisNode;
import org.springframework.data.redis.connection.RedisPassword;
import org.springframework.data.redis.connection.RedisSentinelConfiguration;
import org.springframework.data.redis.connection.RedisSocketConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.util.Assert;

import io.github.coordination.autoconfigure.failure.MisconfigurationException;

/**
 * Where the user's connection factory connects to, and as whom.
 */
final class RedisUris {

	/** The field of a factory that holds what it was made with. */
	static final String CONFIGURATION = "configuration";

	private static final int DEFAULT_PORT = 6379;

	private final LettuceClientConfiguration client;

	private final Duration timeout;

	private final List<RedisURI> uris;

	private final boolean cluster;

	private final String identity;

	RedisUris(LettuceConnectionFactory factory, Duration timeout) {
		this.client = factory.getClientConfiguration();
		this.timeout = timeout;
		this.cluster = factory.getClusterConfiguration() != null;
		if (factory.getClusterConfiguration() != null) {
			Collection<RedisNode> nodes = factory.getClusterConfiguration().getClusterNodes();
			RedisCredentialsProvider credentials = credentials(factory.getClusterConfiguration());
			this.uris = nodes.stream().map((node) -> node(node, credentials)).toList();
			this.identity = "cluster " + text(nodes);
		}
		else if (factory.getSentinelConfiguration() != null) {
			this.uris = List.of(sentinel(factory.getSentinelConfiguration()));
			this.identity = text(factory.getSentinelConfiguration());
		}
		else if (factory.getSocketConfiguration() != null) {
			this.uris = List.of(socket(factory.getSocketConfiguration()));
			this.identity = factory.getSocketConfiguration().getSocket() + "/" + factory.getDatabase();
		}
		else {
			this.uris = List.of(standalone(factory));
			this.identity = factory.getHostName() + ":" + factory.getPort() + "/" + factory.getDatabase();
		}
	}

	List<RedisURI> all() {
		return this.uris;
	}

	boolean isCluster() {
		return this.cluster;
	}

	/** For people, without credentials. */
	String identity() {
		return this.identity;
	}

	private static String text(RedisSentinelConfiguration sentinels) {
		return "%s by sentinels %s/%d".formatted(master(sentinels), text(sentinels.getSentinels()),
				sentinels.getDatabase());
	}

	/** Spring Data's own method that throws is there since 4.1 only. */
	private static String master(RedisSentinelConfiguration sentinels) {
		NamedNode master = sentinels.getMaster();
		Assert.state(master != null, "The sentinels' master has no name");
		return String.valueOf(master.getName());
	}

	private static String text(Collection<RedisNode> nodes) {
		return nodes.stream()
			.map((node) -> node.getHost() + ":" + port(node))
			.sorted()
			.collect(Collectors.joining(","));
	}

	private static int port(RedisNode node) {
		return (node.getPort() != null) ? node.getPort() : DEFAULT_PORT;
	}

	/**
	 * A factory names localhost where its own configuration names no server, as one of
	 * static nodes does. It shows that configuration in none of its methods.
	 */
	private RedisURI standalone(LettuceConnectionFactory factory) {
		Object own = new DirectFieldAccessor(factory).getPropertyValue(CONFIGURATION);
		if (!(own instanceof RedisConfiguration.WithHostAndPort && own instanceof RedisConfiguration server)) {
			throw new MisconfigurationException(
					"coordination.store is redis, but its connection factory does not say which server accepts writes, "
							+ "as with spring.data.redis.masterreplica.nodes",
					"set spring.data.redis.host, sentinels or a cluster, or declare a LettuceConnectionFactory with one "
							+ "of these and set coordination.redis.connection-factory to its name");
		}
		RedisURI.Builder builder = RedisURI.Builder.redis(factory.getHostName(), factory.getPort())
			.withDatabase(factory.getDatabase());
		return secured(builder.withAuthentication(credentials(server)));
	}

	private RedisURI socket(RedisSocketConfiguration server) {
		RedisURI.Builder builder = RedisURI.Builder.socket(server.getSocket()).withDatabase(server.getDatabase());
		return secured(builder.withAuthentication(credentials(server)));
	}

	private RedisURI node(RedisNode node, RedisCredentialsProvider credentials) {
		return secured(
				RedisURI.Builder.redis(String.valueOf(node.getHost()), port(node)).withAuthentication(credentials));
	}

	private RedisURI sentinel(RedisSentinelConfiguration sentinels) {
		List<RedisURI> nodes = new ArrayList<>();
		RedisCredentialsProvider credentials = sentinelCredentials(sentinels);
		sentinels.getSentinels().forEach((node) -> nodes.add(node(node, credentials)));
		RedisURI.Builder sentinel = RedisURI.Builder.sentinel("unused", master(sentinels));
		RedisURI uri = secured(
				sentinel.withDatabase(sentinels.getDatabase()).withAuthentication(credentials(sentinels)));
		uri.getSentinels().clear();
		uri.getSentinels().addAll(nodes);
		return uri;
	}

	/** TLS and time limits, which are the same for all. */
	private RedisURI secured(RedisURI.Builder builder) {
		RedisURI uri = builder.withTimeout(this.timeout).build();
		uri.setSsl(this.client.isUseSsl());
		uri.setStartTls(this.client.isStartTls());
		uri.setVerifyPeer(this.client.getVerifyMode());
		this.client.getClientName().ifPresent(uri::setClientName);
		return uri;
	}

	private RedisCredentialsProvider credentials(RedisConfiguration configuration) {
		RedisCredentialsProvider own = this.client.getRedisCredentialsProviderFactory()
			.map((factory) -> factory.createCredentialsProvider(configuration))
			.orElse(null);
		return (own != null) ? own : fixed(RedisConfiguration.getUsernameOrElse(configuration, () -> ""),
				RedisConfiguration.getPasswordOrElse(configuration, RedisPassword::none));
	}

	private RedisCredentialsProvider sentinelCredentials(RedisSentinelConfiguration sentinels) {
		RedisCredentialsProvider own = this.client.getRedisCredentialsProviderFactory()
			.map((factory) -> factory.createSentinelCredentialsProvider(sentinels))
			.orElse(null);
		return (own != null) ? own : fixed(sentinels.getSentinelUsername(), sentinels.getSentinelPassword());
	}

	private static RedisCredentialsProvider fixed(@Nullable String username, RedisPassword password) {
		String user = (username != null && !username.isEmpty()) ? username : null;
		char[] secret = password.isPresent() ? password.get() : null;
		return RedisCredentialsProvider.from(() -> RedisCredentials.just(user, secret));
	}

}
