/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.redis;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import io.lettuce.core.RedisException;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.data.redis.connection.RedisClusterConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import io.github.coordination.faults.FreePorts;
import io.github.coordination.lease.Lease;
import io.github.coordination.lease.Renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A yes of a cluster that no replica has is none, before and after the replica has taken
 * over.
 */
@Timeout(300)
class ClusterReplicaTests {

	private static final Duration BOUND = Duration.ofSeconds(60);

	private static final int SLOTS = 16384;

	private final RedisStores stores = new RedisStores();

	private final RedisProcess first = inCluster();

	private final RedisProcess second = inCluster();

	private static RedisProcess inCluster() {
		return new RedisProcess("--cluster-enabled", "yes", "--cluster-node-timeout", "60000",
				"--repl-diskless-sync-delay", "0", "--cluster-port", Integer.toString(FreePorts.next()));
	}

	@BeforeEach
	void join() {
		this.first.cli().clusterAddSlots(IntStream.range(0, SLOTS).toArray());
		CommandArgs<String, String> meet = new CommandArgs<>(StringCodec.UTF8).add("MEET")
			.add("127.0.0.1")
			.add(this.first.port())
			.add(this.first.cli().configGet("cluster-port").get("cluster-port"));
		this.second.cli().dispatch(CommandType.CLUSTER, new StatusOutput<>(StringCodec.UTF8), meet);
		String id = this.first.cli().clusterMyId();
		Awaitility.await()
			.atMost(BOUND)
			.ignoreExceptionsInstanceOf(RedisException.class)
			.until(() -> this.second.cli().clusterReplicate(id).equals("OK"));
		awaitRole("slave", this.second);
		Awaitility.await().atMost(BOUND).until(() -> this.first.cli().clusterInfo().contains("cluster_state:ok"));
	}

	private static void awaitRole(String role, RedisProcess server) {
		Awaitility.await().atMost(BOUND).until(() -> {
			String info = server.cli().info("replication");
			return info.contains("role:" + role)
					&& (info.contains("master_link_status:up") || info.contains("connected_slaves:1"));
		});
	}

	@AfterEach
	void close() {
		this.stores.close();
		this.first.close();
		this.second.close();
	}

	private RedisLeaseStore store() {
		LettuceConnectionFactory factory = new LettuceConnectionFactory(
				new RedisClusterConfiguration(List.of("127.0.0.1:" + this.first.port())));
		return this.stores.open(factory, RedisStores.PATIENT, 1);
	}

	@Test
	void yesThatTheReplicaHasNotIsNone() {
		RedisLeaseStore store = store();
		Lease lease = RedisStores.acquire(store);
		assertThat(store.renew(lease)).isEqualTo(new Renewal.Renewed());
		this.second.cli().clusterFailover(false);
		awaitRole("master", this.second);
		awaitRole("slave", this.first);
		assertThat(store.renew(lease)).isEqualTo(new Renewal.Renewed());
		store.release(lease);
		this.first.freeze();
		assertThatExceptionOfType(RedisCallException.class).isThrownBy(() -> RedisStores.ask(store))
			.withMessageStartingWith("0 of 1 replicas acknowledged");
	}

}
