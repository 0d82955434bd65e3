/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.lettuce.core.MigrateArgs;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.cluster.SlotHash;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import org.awaitility.Awaitility;
import org.springframework.data.redis.connection.RedisClusterConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.Claim;
import io.github.coordination.lease.Lease;
import io.github.coordination.lease.LeaseRequest;

/**
 * A cluster of three servers without replicas, each with a third of the slots.
 */
final class RedisCluster implements AutoCloseable {

	private static final int SERVERS = 3;

	private static final int SLOTS = 16384;

	private final List<RedisProcess> servers = new ArrayList<>();

	RedisCluster() {
		for (int i = 0; i < SERVERS; i++) {
			this.servers
				.add(RedisProcess.inCluster("--cluster-require-full-coverage", "no", "--cluster-node-timeout", "1000"));
			this.servers.get(i).cli().clusterAddSlots(IntStream.range(first(i), first(i + 1)).toArray());
		}
		this.servers.forEach(this::meet);
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.until(() -> this.servers.stream().allMatch(RedisCluster::knowsAll));
	}

	private static int first(int server) {
		return server * SLOTS / SERVERS;
	}

	private void meet(RedisProcess other) {
		CommandArgs<String, String> meet = new CommandArgs<>(StringCodec.UTF8).add("MEET")
			.add("127.0.0.1")
			.add(other.port())
			.add(other.clusterPort());
		this.servers.get(0).cli().dispatch(CommandType.CLUSTER, new StatusOutput<>(StringCodec.UTF8), meet);
	}

	private static boolean knowsAll(RedisProcess server) {
		String info = server.cli().clusterInfo();
		return info.contains("cluster_state:ok") && info.contains("cluster_slots_ok:" + SLOTS)
				&& info.contains("cluster_size:" + SERVERS);
	}

	RedisProcess server(int index) {
		return this.servers.get(index);
	}

	/** What a user configures, who names all servers. */
	LettuceConnectionFactory factory() {
		return new LettuceConnectionFactory(new RedisClusterConfiguration(
				this.servers.stream().map((server) -> "127.0.0.1:" + server.port()).toList()));
	}

	/**
	 * The name of an election whose record one server keeps.
	 */
	private static String election(String application, int server) {
		return IntStream.range(0, SLOTS)
			.mapToObj((i) -> "e" + i)
			.filter((name) -> serverOf(key(application, name)) == server)
			.findFirst()
			.orElseThrow();
	}

	private static int serverOf(String key) {
		int slot = SlotHash.getSlot(key);
		return IntStream.range(0, SERVERS).filter((i) -> slot < first(i + 1)).findFirst().orElseThrow();
	}

	static String key(String application, String election) {
		return "coordination:{" + application + "/" + election + "}";
	}

	/** Be granted one term on each server. */
	static List<Lease> acquire(RedisLeaseStore store, String application) {
		return IntStream.range(0, SERVERS).mapToObj((server) -> {
			String election = election(application, server);
			long epoch = grant(store, election, new Claim.Replace(null));
			return new Lease(election, RedisStores.holder("first"), epoch, RedisStores.LEASE);
		}).toList();
	}

	static long grant(RedisLeaseStore store, String election, Claim claim) {
		LeaseRequest request = new LeaseRequest(election, RedisStores.holder("first"), RedisStores.LEASE, 0, claim);
		return ((Attempt.Granted) store.tryAcquire(request)).epoch();
	}

	/**
	 * Begin to move a slot: its keys are moved, and who asks the old server is redirected
	 * once.
	 */
	void beginToMove(String key, int from, int to) {
		int slot = SlotHash.getSlot(key);
		cli(to).clusterSetSlotImporting(slot, cli(from).clusterMyId());
		cli(from).clusterSetSlotMigrating(slot, cli(to).clusterMyId());
		cli(from).migrate("127.0.0.1", this.servers.get(to).port(), 0, 10_000, MigrateArgs.Builder.key(key));
	}

	/** Give a slot to another server for good. */
	void move(String key, int from, int to) {
		int slot = SlotHash.getSlot(key);
		String id = cli(to).clusterMyId();
		cli(to).clusterSetSlotNode(slot, id);
		cli(from).clusterSetSlotNode(slot, id);
	}

	private RedisCommands<String, String> cli(int server) {
		return this.servers.get(server).cli();
	}

	@Override
	public void close() {
		this.servers.forEach(RedisProcess::close);
	}

}
