/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.redis;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.data.redis.connection.RedisClusterConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * The Redis store keeps to the contract in a cluster, whose one server has all slots.
 */
class ClusterLeaseStoreContractTests extends RedisLeaseStoreContractTests {

	private static final int SLOTS = 16384;

	private static RedisProcess server;

	@BeforeAll
	static void start() throws IOException {
		server = RedisProcess.inCluster();
		server.cli().clusterAddSlots(IntStream.range(0, SLOTS).toArray());
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.until(() -> server.cli().clusterInfo().contains("cluster_state:ok"));
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@Override
	RedisProcess server() {
		return server;
	}

	@Override
	LettuceConnectionFactory factory() {
		return new LettuceConnectionFactory(new RedisClusterConfiguration(List.of("127.0.0.1:" + server.port())));
	}

}
