/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.redis;

import java.time.Duration;
import java.util.List;

import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import io.github.coordination.faults.StoreFactory;
import io.github.coordination.lease.LeaseStore;

/**
 * Opens a store in Redis. Arguments: its port, the bound on a call in milliseconds.
 */
public final class RedisStoreFactory implements StoreFactory {

	@Override
	public LeaseStore open(String application, List<String> arguments) {
		int port = Integer.parseInt(arguments.get(0));
		LettuceConnectionFactory connections = new LettuceConnectionFactory(
				new RedisStandaloneConfiguration("127.0.0.1", port));
		Duration timeout = Duration.ofMillis(Long.parseLong(arguments.get(1)));
		return new RedisLeaseStore(application, new RedisClients(connections, timeout), 0);
	}

}
