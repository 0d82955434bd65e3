/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure;

import java.time.Duration;

import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;

import io.github.coordination.autoconfigure.failure.MisconfigurationException;
import io.github.coordination.election.ElectionEngine;

/**
 * Stops the start of an application whose store has code that is broken: nobody would
 * ever be primary. Waits for the store's first answer, which is under way since the
 * election has started, no longer than a call may take or a runner would wait.
 */
final class BrokenStoreCheck implements ApplicationListener<ApplicationStartedEvent> {

	private final ApplicationContext context;

	private final ElectionEngine engine;

	private final Duration bound;

	BrokenStoreCheck(ApplicationContext context, ElectionEngine engine, Duration bound) {
		this.context = context;
		this.engine = engine;
		this.bound = bound;
	}

	@Override
	public void onApplicationEvent(ApplicationStartedEvent event) {
		if (event.getApplicationContext() != this.context) {
			return;
		}
		try {
			Throwable broken = this.engine.awaitBroken(this.bound);
			if (broken != null) {
				throw refusal(broken);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private MisconfigurationException refusal(Throwable broken) {
		MisconfigurationException refusal = new MisconfigurationException(
				"The store \"%s\" cannot work, and waiting will not mend it: %s".formatted(this.engine.store().name(),
						broken),
				"use versions of its libraries that fit this starter, or another store");
		refusal.initCause(broken);
		return refusal;
	}

}
