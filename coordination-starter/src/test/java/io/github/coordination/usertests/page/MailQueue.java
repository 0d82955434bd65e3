/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.usertests.page;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import io.github.coordination.PrimaryOnly;

/**
 * A lifecycle that runs on the primary.
 */
@Component
@PrimaryOnly
class MailQueue implements SmartLifecycle {

	private volatile boolean running;

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
