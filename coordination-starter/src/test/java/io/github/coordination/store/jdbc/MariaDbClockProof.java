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
 * Steps of the clock of MariaDB.
 */
class MariaDbClockProof extends ClockSteps {

	private final MariaDbProcess server = new MariaDbProcess();

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
		Double seconds = new JdbcTemplate(this.server.dataSource()).queryForObject("SELECT UNIX_TIMESTAMP()",
				Double.class);
		return Instant.ofEpochSecond(seconds.longValue());
	}

}
