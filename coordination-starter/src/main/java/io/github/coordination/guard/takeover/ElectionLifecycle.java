/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.takeover;

import java.time.Duration;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;

import io.github.coordination.election.ElectionEngine;

/**
 * Starts the engine last and stops it first, while pool, web server and mail client still
 * live. A pause of the context hands over, a restart stands again. In a child of the
 * engine's context it brings the child's beans into the current terms instead.
 *
 * @since 0.1.0
 */
public final class ElectionLifecycle implements SmartLifecycle, DisposableBean {

	private final ElectionEngine engine;

	private final ContextTakeovers contexts;

	private final ContextTakeover context;

	private final Duration drainTimeout;

	private final Duration guard;

	private volatile boolean joined;

	/**
	 * Create the lifecycle.
	 * @param engine the engine
	 * @param contexts the contexts that the engine serves
	 * @param context the context of this lifecycle
	 * @param drainTimeout how long the end of a child waits for its running calls
	 * @param guard how long it waits for them after it has interrupted them
	 */
	public ElectionLifecycle(ElectionEngine engine, ContextTakeovers contexts, ContextTakeover context,
			Duration drainTimeout, Duration guard) {
		this.engine = engine;
		this.contexts = contexts;
		this.context = context;
		this.drainTimeout = drainTimeout;
		this.guard = guard;
	}

	@Override
	public void start() {
		this.context.join(this.engine);
		this.contexts.add(this.context);
		this.joined = true;
		if (this.context.hasEngine()) {
			this.engine.start();
		}
		else {
			this.context.whenReady(this.engine::takeOverAgain);
		}
	}

	@Override
	public void stop() {
		stop(() -> {
		});
	}

	@Override
	public void stop(Runnable callback) {
		this.joined = false;
		if (this.context.hasEngine()) {
			this.engine.stop(callback);
		}
		else {
			this.contexts.remove(this.context);
			this.context.leave(this.drainTimeout, this.guard);
			callback.run();
		}
	}

	@Override
	public boolean isRunning() {
		return this.joined && (!this.context.hasEngine() || this.engine.isRunning());
	}

	/**
	 * A child that is refreshed anew ends without a stop.
	 */
	@Override
	public void destroy() {
		if (!this.context.hasEngine()) {
			this.contexts.remove(this.context);
		}
	}

	@Override
	public int getPhase() {
		return Integer.MAX_VALUE;
	}

}
