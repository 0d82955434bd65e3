/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.redis;

import java.time.Duration;
import java.util.UUID;

import io.lettuce.core.api.sync.RedisCommands;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import io.github.coordination.lease.LeaseStore;
import io.github.coordination.lease.contract.LeaseStoreContract;

/**
 * The Redis store keeps to the contract on a real server.
 */
class RedisLeaseStoreContractTests extends LeaseStoreContract {

	private static final long NANOS_PER_MICRO = 1000;

	private final String application = "contract-" + UUID.randomUUID();

	RedisProcess server() {
		return RedisProcess.shared();
	}

	LettuceConnectionFactory factory() {
		return server().factory();
	}

	@Override
	protected LeaseStore create() throws Exception {
		return new RedisLeaseStore(this.application, new RedisClients(factory(), Duration.ofSeconds(10)), 0);
	}

	@Override
	protected boolean judgesExpiryByClock() {
		return true;
	}

	/** An empty server may have been emptied. */
	@Override
	protected boolean knowsNewInstallations() {
		return false;
	}

	/**
	 * The clock of the server cannot be set, so that what the records say is moved.
	 */
	@Override
	protected void passTime(Duration duration) {
		RedisCommands<String, String> cli = server().cli();
		for (String key : cli.keys("coordination:{" + this.application + "/*")) {
			cli.hincrby(key, "expiresAt", -duration.toNanos() / NANOS_PER_MICRO);
		}
	}

	private String key(String election) {
		return "coordination:{" + this.application + "/" + election + "}";
	}

	@Override
	protected void deleteRecord(String election) {
		server().cli().del(key(election));
	}

	@Override
	protected void damageRecord(String election) {
		server().cli().hset(key(election), "epoch", "many");
	}

}
