/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.rehearsal;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.SmartLifecycle;

/**
 * What is guarded in a rehearsal: one runner and one lifecycle that do nothing.
 */
final class StageBeans {

	private StageBeans() {
	}

	static final class Runner implements ApplicationRunner {

		@Override
		public void run(ApplicationArguments arguments) {
		}

	}

	static final class Lifecycle implements SmartLifecycle {

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

		@Override
		public boolean isAutoStartup() {
			return false;
		}

		@Override
		public int getPhase() {
			return 0;
		}

	}

}
