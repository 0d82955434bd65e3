/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.redis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.redis.connection.RedisSentinelConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.Lease;
import io.github.coordination.lease.Renewal;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The store asks sentinels which server accepts writes.
 */
class SentinelTests {

	private static final Duration BOUND = Duration.ofSeconds(60);

	@TempDir
	private Path directory;

	@Test
	void sentinelNamesTheServer() throws IOException {
		Path file = this.directory.resolve("sentinel.conf");
		Files.writeString(file, "sentinel monitor shop 127.0.0.1 " + RedisProcess.shared().port() + " 1\n");
		try (RedisProcess sentinel = RedisProcess.sentinel(file); RedisStores stores = new RedisStores()) {
			RedisLeaseStore store = stores.open(factory(sentinel));
			Lease lease = RedisStores.acquire(store);
			assertThat(store.renew(lease)).isEqualTo(new Renewal.Renewed());
			assertThat(RedisProcess.shared().cli().hget(stores.key(), "epoch")).isEqualTo(Long.toString(lease.epoch()));
		}
	}

	@Test
	void termGoesOnWithTheReplicaThatIsPromoted() throws IOException {
		Path file = this.directory.resolve("sentinel.conf");
		try (RedisProcess first = new RedisProcess("--repl-diskless-sync-delay", "0");
				RedisProcess replica = new RedisProcess("--replicaof", "127.0.0.1 " + first.port())) {
			until(() -> replica.cli().info("replication").contains("master_link_status:up"));
			Files.writeString(file, """
					sentinel monitor shop 127.0.0.1 %d 1
					sentinel down-after-milliseconds shop 500
					sentinel failover-timeout shop 2000
					""".formatted(first.port()));
			try (RedisProcess sentinel = RedisProcess.sentinel(file); RedisStores stores = new RedisStores()) {
				until(() -> Files.readString(file).contains("known-replica"));
				RedisLeaseStore store = stores.open(factory(sentinel));
				Lease lease = RedisStores.acquire(store);
				until(() -> Long.toString(lease.epoch()).equals(replica.cli().hget(stores.key(), "epoch")));
				first.kill();
				Awaitility.await()
					.atMost(BOUND)
					.ignoreExceptionsInstanceOf(RuntimeException.class)
					.until(() -> store.renew(lease).equals(new Renewal.Renewed()));
				store.release(lease);
				assertThat(((Attempt.Granted) RedisStores.ask(store)).epoch()).isGreaterThan(lease.epoch());
				assertThat(replica.cli().info("replication")).contains("role:master");
			}
		}
	}

	private static void until(Callable<Boolean> condition) {
		Awaitility.await().atMost(BOUND).until(condition);
	}

	private static LettuceConnectionFactory factory(RedisProcess sentinel) {
		return new LettuceConnectionFactory(
				new RedisSentinelConfiguration("shop", Set.of("127.0.0.1:" + sentinel.port())));
	}

}
