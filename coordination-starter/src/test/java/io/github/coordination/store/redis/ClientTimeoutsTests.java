/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.redis;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever the application's client allows itself: the store's own time limits count.
 */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class ClientTimeoutsTests {

	private static final Duration BOUND = Duration.ofSeconds(50);

	private static final Duration PATIENCE = Duration.ofHours(1);

	@Test
	void serverThatNeverAnswersIsGivenUp() throws Exception {
		try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
			RedisClients clients = new RedisClients(patientFactory(silent.getLocalPort()), Duration.ofMillis(500));
			try (RedisAccess access = clients.access()) {
				assertThat(access.open()).failsWithin(BOUND);
				assertThat(access.openPubSub()).failsWithin(BOUND);
			}
		}
	}

	private static LettuceConnectionFactory patientFactory(int port) {
		ClientOptions options = ClientOptions.builder()
			.socketOptions(SocketOptions.builder().connectTimeout(PATIENCE).build())
			.timeoutOptions(TimeoutOptions.enabled(PATIENCE))
			.build();
		return new LettuceConnectionFactory(new RedisStandaloneConfiguration("127.0.0.1", port),
				LettuceClientConfiguration.builder()
					.commandTimeout(PATIENCE)
					.shutdownTimeout(PATIENCE)
					.clientOptions(options)
					.build());
	}

}
