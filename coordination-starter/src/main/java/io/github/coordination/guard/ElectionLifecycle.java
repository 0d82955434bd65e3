/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import org.springframework.context.SmartLifecycle;

import io.github.coordination.election.ElectionEngine;

/**
 * Starts the engine last and stops it first, while pool, web server and mail client still
 * live. A pause of the context hands over, a restart stands again.
 *
 * @since 0.1.0
 */
public final class ElectionLifecycle implements SmartLifecycle {

	private final ElectionEngine engine;

	private final Guards guards;

	/**
	 * Create the lifecycle.
	 * @param engine the engine
	 * @param guards what is guarded
	 */
	public ElectionLifecycle(ElectionEngine engine, Guards guards) {
		this.engine = engine;
		this.guards = guards;
	}

	@Override
	public void start() {
		this.guards.join(this.engine);
		this.engine.start();
	}

	@Override
	public void stop() {
		this.engine.stop(() -> {
		});
	}

	@Override
	public void stop(Runnable callback) {
		this.engine.stop(callback);
	}

	@Override
	public boolean isRunning() {
		return this.engine.isRunning();
	}

	@Override
	public int getPhase() {
		return Integer.MAX_VALUE;
	}

}
