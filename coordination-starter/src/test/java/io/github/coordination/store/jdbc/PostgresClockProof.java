/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.jdbc;

import java.time.Instant;

import org.springframework.jdbc.core.JdbcTemplate;

import io.github.coordination.faults.ClockSteps;
import io.github.coordination.faults.ServerProcess;
import io.github.coordination.lease.LeaseStore;

/**
 * Steps of the clock of PostgreSQL.
 */
class PostgresClockProof extends ClockSteps {

	private final PostgresProcess server = new PostgresProcess();

	@Override
	protected ServerProcess create() {
		return this.server;
	}

	@Override
	protected LeaseStore open() {
		return this.server.store();
	}

	@Override
	protected Instant now() {
		Double seconds = new JdbcTemplate(this.server.dataSource())
			.queryForObject("SELECT EXTRACT(EPOCH FROM clock_timestamp())", Double.class);
		return Instant.ofEpochSecond(seconds.longValue());
	}

}
