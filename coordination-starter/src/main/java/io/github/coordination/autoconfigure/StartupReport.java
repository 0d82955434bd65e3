/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure;

import java.util.concurrent.atomic.AtomicBoolean;

import io.github.coordination.PrimaryElection;
import io.github.coordination.election.ElectionListener;
import io.github.coordination.guard.work.Guards;
import io.github.coordination.report.WorkerStartupLogger;

/**
 * Writes the lines about this worker's start as soon as its role is known.
 */
final class StartupReport implements ElectionListener {

	private final WorkerStartupLogger logger;

	private final Guards guards;

	private final AtomicBoolean written = new AtomicBoolean();

	StartupReport(WorkerStartupLogger logger, Guards guards) {
		this.logger = logger;
		this.guards = guards;
	}

	@Override
	public void settled(String election) {
		if (election.equals(PrimaryElection.DEFAULT_NAME) && this.written.compareAndSet(false, true)) {
			this.logger.log(this.guards.descriptions());
		}
	}

}
