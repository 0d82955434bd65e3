/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.redis;

import java.util.List;
import java.util.Optional;

import io.github.coordination.faults.FaultyServer;
import io.github.coordination.faults.StoreFactory;
import io.github.coordination.faults.StoreUnderFaults;

/**
 * A Redis that keeps nothing when it is killed.
 */
public final class RedisUnderFaults implements StoreUnderFaults {

	private final RedisProcess server = new RedisProcess();

	@Override
	public Class<? extends StoreFactory> factory() {
		return RedisStoreFactory.class;
	}

	@Override
	public List<String> arguments(String run, int port) {
		return List.of(Integer.toString(port), REQUEST_TIMEOUT_MILLIS);
	}

	@Override
	public Optional<FaultyServer> server() {
		return Optional.of(this.server);
	}

	@Override
	public void damage(String run, String election, int part) {
		if (part % 2 == 0) {
			this.server.cli().del("coordination:{" + run + "/" + election + "}");
		}
		else {
			this.server.cli().flushall();
		}
	}

	@Override
	public void close() {
		this.server.close();
	}

}
