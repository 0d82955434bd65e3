/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample.jobs;

import java.time.Clock;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes down which worker changed the guests, in the table {@code audit}.
 */
@Component
class AuditTrail {

	private final JdbcClient jdbc;

	private final Clock clock;

	AuditTrail(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	void write(String entry) {
		this.jdbc.sql("INSERT INTO audit (written_at, pid, entry) VALUES (:now, :pid, :entry)")
			.param("now", this.clock.millis())
			.param("pid", ProcessHandle.current().pid())
			.param("entry", entry)
			.update();
	}

}
