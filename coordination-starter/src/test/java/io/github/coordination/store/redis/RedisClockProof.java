/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.redis;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.AfterEach;

import io.github.coordination.faults.ClockSteps;
import io.github.coordination.faults.ServerProcess;
import io.github.coordination.lease.LeaseStore;

/**
 * Steps of the clock of Redis. The program that other tests use is linked statically, so
 * that no library can step its clock.
 */
class RedisClockProof extends ClockSteps {

	private static final List<Path> PROGRAMS = List.of(Path.of("/usr/bin/redis-server"),
			Path.of("/usr/local/bin/redis-server"));

	private final RedisStores stores = new RedisStores();

	private final RedisProcess server = RedisProcess.idle(PROGRAMS.stream()
		.filter(Files::isExecutable)
		.findFirst()
		.orElseThrow(() -> new IllegalStateException("redis-server is missing, whose clock can be stepped: "
				+ "run .ci/install-engines as root, or install the package redis-server")));

	@AfterEach
	void closeStores() {
		this.stores.close();
	}

	@Override
	protected ServerProcess create() {
		return this.server;
	}

	@Override
	protected LeaseStore open() {
		return this.stores.open(this.server.factory());
	}

	@Override
	protected Instant now() {
		return Instant.ofEpochSecond(Long.parseLong(this.server.cli().time().get(0)));
	}

}
