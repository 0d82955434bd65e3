/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.work;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import io.github.coordination.election.core.TermCell;

/**
 * Keeps the order of an election's runners at start-up: once one is left pending, those
 * behind it wait for the takeover too, and all of them run in one term.
 *
 * @since 0.1.0
 */
public final class RunnerSequence {

	private static final Log logger = LogFactory.getLog(RunnerSequence.class);

	private final String election;

	private boolean pending;

	private long epoch = TermCell.NONE;

	RunnerSequence(String election) {
		this.election = election;
	}

	/**
	 * Whether a runner is pending already, so that there is nothing to wait for.
	 */
	synchronized boolean isPending() {
		return this.pending;
	}

	synchronized boolean mayRun(long term) {
		if (this.epoch == TermCell.NONE) {
			this.epoch = term;
		}
		return !this.pending && this.epoch == term;
	}

	synchronized void leavePending(String beanName) {
		this.pending = true;
		logger.info("Runner '" + beanName + "' is pending: it runs when this worker becomes primary in election \""
				+ this.election + "\"");
	}

}
