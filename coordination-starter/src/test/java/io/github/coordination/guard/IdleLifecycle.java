/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard;

import org.springframework.context.SmartLifecycle;

/**
 * A lifecycle that does nothing.
 */
class IdleLifecycle implements SmartLifecycle {

	@Override
	public void start() {
	}

	@Override
	public void stop() {
	}

	@Override
	public boolean isRunning() {
		return false;
	}

}
