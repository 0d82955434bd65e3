/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.redis;

import java.time.Duration;
import java.util.Set;

import io.lettuce.core.RedisCredentials;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SslVerifyMode;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.RedisClusterConfiguration;
import org.springframework.data.redis.connection.RedisSentinelConfiguration;
import org.springframework.data.redis.connection.RedisSocketConfiguration;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.RedisStaticMasterReplicaConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import io.github.coordination.autoconfigure.failure.MisconfigurationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The store connects where the user's factory does, and as the same user.
 */
class RedisUrisTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(2);

	@Test
	void serverUserAndTlsAreThoseOfTheFactory() {
		RedisStandaloneConfiguration server = new RedisStandaloneConfiguration("cache.example", 6380);
		server.setDatabase(3);
		server.setUsername("worker");
		server.setPassword("secret");
		LettuceClientConfiguration client = LettuceClientConfiguration.builder()
			.clientName("shop")
			.commandTimeout(Duration.ofHours(1))
			.useSsl()
			.disablePeerVerification()
			.build();
		RedisUris uris = new RedisUris(new LettuceConnectionFactory(server, client), TIMEOUT);
		RedisURI uri = uris.all().get(0);
		assertThat(uri.getHost()).isEqualTo("cache.example");
		assertThat(uri.getPort()).isEqualTo(6380);
		assertThat(uri.getDatabase()).isEqualTo(3);
		assertThat(uri.getClientName()).isEqualTo("shop");
		assertThat(uri.getTimeout()).isEqualTo(TIMEOUT);
		assertThat(uri.isSsl()).isTrue();
		assertThat(uri.getVerifyMode()).isEqualTo(SslVerifyMode.NONE);
		assertCredentials(uri, "worker", "secret");
		assertThat(uris.isCluster()).isFalse();
		assertThat(uris.identity()).isEqualTo("cache.example:6380/3");
	}

	@Test
	void serverWithoutUserHasNoCredentials() {
		RedisURI uri = new RedisUris(new LettuceConnectionFactory("cache.example", 6379), TIMEOUT).all().get(0);
		RedisCredentials credentials = uri.getCredentialsProvider().resolveCredentials().block();
		assertThat(credentials.hasUsername()).isFalse();
		assertThat(credentials.hasPassword()).isFalse();
		assertThat(uri.isSsl()).isFalse();
	}

	@Test
	void sentinelsHaveCredentialsOfTheirOwn() {
		RedisSentinelConfiguration sentinels = new RedisSentinelConfiguration("shop", Set.of("a.example:26379"));
		sentinels.setDatabase(2);
		sentinels.setPassword("secret");
		sentinels.setSentinelUsername("guard");
		sentinels.setSentinelPassword("other");
		RedisUris uris = new RedisUris(new LettuceConnectionFactory(sentinels), TIMEOUT);
		RedisURI uri = uris.all().get(0);
		assertThat(uri.getSentinelMasterId()).isEqualTo("shop");
		assertThat(uri.getDatabase()).isEqualTo(2);
		assertCredentials(uri, null, "secret");
		assertThat(uri.getSentinels()).hasSize(1).first().satisfies((sentinel) -> {
			assertThat(sentinel.getHost()).isEqualTo("a.example");
			assertCredentials(sentinel, "guard", "other");
		});
		assertThat(uris.identity()).isEqualTo("shop by sentinels a.example:26379/2");
	}

	@Test
	void clusterHasItsNodes() {
		RedisClusterConfiguration cluster = new RedisClusterConfiguration(Set.of("b.example:7001", "a.example:7000"));
		cluster.setPassword("secret");
		RedisUris uris = new RedisUris(new LettuceConnectionFactory(cluster), TIMEOUT);
		assertThat(uris.isCluster()).isTrue();
		assertThat(uris.all()).hasSize(2).allSatisfy((uri) -> assertCredentials(uri, null, "secret"));
		assertThat(uris.identity()).isEqualTo("cluster a.example:7000,b.example:7001");
	}

	@Test
	void socketIsUsed() {
		RedisUris uris = new RedisUris(new LettuceConnectionFactory(new RedisSocketConfiguration("/run/redis.sock")),
				TIMEOUT);
		assertThat(uris.all().get(0).getSocket()).isEqualTo("/run/redis.sock");
		assertThat(uris.identity()).isEqualTo("/run/redis.sock/0");
	}

	@Test
	void serverThatAFactoryWasGivenAsAnyConfigurationIsUsed() {
		RedisUris uris = new RedisUris(new LettuceConnectionFactory(
				LettuceConnectionFactory.createRedisConfiguration("redis://worker:secret@cache.example:6380/3")),
				TIMEOUT);
		RedisURI uri = uris.all().get(0);
		assertThat(uri.getHost()).isEqualTo("cache.example");
		assertThat(uri.getPort()).isEqualTo(6380);
		assertThat(uri.getDatabase()).isEqualTo(3);
		assertCredentials(uri, "worker", "secret");
		assertThat(uris.identity()).isEqualTo("cache.example:6380/3");
	}

	@Test
	void serversWithoutARoleAreRefused() {
		LettuceConnectionFactory factory = new LettuceConnectionFactory(
				new RedisStaticMasterReplicaConfiguration("cache.example", 7000));
		assertThatExceptionOfType(MisconfigurationException.class).isThrownBy(() -> new RedisUris(factory, TIMEOUT))
			.withMessage("coordination.store is redis, but its connection factory does not say which server accepts "
					+ "writes, as with spring.data.redis.masterreplica.nodes: set spring.data.redis.host, sentinels or a "
					+ "cluster, or declare a LettuceConnectionFactory with one of these and set "
					+ "coordination.redis.connection-factory to its name.");
	}

	private static void assertCredentials(RedisURI uri, String username, String password) {
		RedisCredentials credentials = uri.getCredentialsProvider().resolveCredentials().block();
		assertThat(credentials.getUsername()).isEqualTo(username);
		assertThat(new String(credentials.getPassword())).isEqualTo(password);
	}

}
