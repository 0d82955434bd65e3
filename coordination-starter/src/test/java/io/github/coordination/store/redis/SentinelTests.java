/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.redis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.redis.connection.RedisSentinelConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import io.github.coordination.lease.Lease;
import io.github.coordination.lease.Renewal;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The store asks sentinels which server accepts writes.
 */
class SentinelTests {

	@TempDir
	private Path directory;

	@Test
	void sentinelNamesTheServer() throws IOException {
		Path file = this.directory.resolve("sentinel.conf");
		Files.writeString(file, "sentinel monitor shop 127.0.0.1 " + RedisProcess.shared().port() + " 1\n");
		try (RedisProcess sentinel = RedisProcess.sentinel(file); RedisStores stores = new RedisStores()) {
			RedisSentinelConfiguration configuration = new RedisSentinelConfiguration("shop",
					Set.of("127.0.0.1:" + sentinel.port()));
			RedisLeaseStore store = stores.open(new LettuceConnectionFactory(configuration));
			Lease lease = RedisStores.acquire(store);
			assertThat(store.renew(lease)).isEqualTo(new Renewal.Renewed());
			assertThat(RedisProcess.shared().cli().hget(stores.key(), "epoch")).isEqualTo(Long.toString(lease.epoch()));
		}
	}

}
