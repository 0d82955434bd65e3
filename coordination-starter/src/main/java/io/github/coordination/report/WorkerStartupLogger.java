/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.report;

import java.util.Collection;
import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.coordination.election.ElectionStatus;
import io.github.coordination.election.EngineStatus;
import io.github.coordination.election.StoreStatus;

/**
 * Writes, once per start, what this worker guards and which role it has.
 *
 * @since 0.1.0
 */
public final class WorkerStartupLogger {

	private static final Log logger = LogFactory.getLog(WorkerStartupLogger.class);

	private final EngineStatus engine;

	private final String application;

	private final @Nullable String warning;

	/**
	 * Create the logger.
	 * @param engine what it reads
	 * @param application name of the application
	 * @param warning one sentence to warn with, or {@code null} for none; see
	 * {@link StoreScopeWarning}
	 */
	public WorkerStartupLogger(EngineStatus engine, String application, @Nullable String warning) {
		this.engine = engine;
		this.application = application;
		this.warning = warning;
	}

	/**
	 * Write one line with every guarded bean, one line with pid, role and store, and one
	 * loud line if there is something to warn about.
	 * @param guardedBeans the guarded beans, each as people shall read it
	 */
	public void log(Collection<String> guardedBeans) {
		logger.info(guardedBeans.isEmpty() ? "Nothing is guarded by @PrimaryOnly in application " + this.application
				: "Guarded by @PrimaryOnly in application %s: %s".formatted(this.application,
						String.join(", ", guardedBeans)));
		StoreStatus store = this.engine.store();
		logger.info("Worker startup: pid=%d, %s, store=%s".formatted(this.engine.worker().pid(),
				roles(this.engine.elections()), LogText.store(store.name(), store.identity())));
		if (this.warning != null) {
			logger.warn(this.warning);
		}
	}

	/**
	 * The role in the only election, or one pair for each of several.
	 */
	private static String roles(List<ElectionStatus> elections) {
		if (elections.size() == 1) {
			ElectionStatus only = elections.get(0);
			return "role=%s, election=%s".formatted(only.role(), only.name());
		}
		return "roles=" + elections.stream().map((status) -> status.name() + ":" + status.role()).toList();
	}

}
