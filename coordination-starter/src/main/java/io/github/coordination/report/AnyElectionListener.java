/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.report;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.github.coordination.Term;
import io.github.coordination.TransitionCause;
import io.github.coordination.election.ElectionListener;
import io.github.coordination.lease.LeaseRecord;

/**
 * Runs a task whenever anything is heard of an election or of the store, for those who
 * look for elections that were joined meanwhile.
 *
 * @since 0.1.0
 */
public final class AnyElectionListener implements ElectionListener {

	private final Runnable task;

	/**
	 * Create the listener.
	 * @param task what to run; called on work threads, so it must not block
	 */
	public AnyElectionListener(Runnable task) {
		this.task = task;
	}

	@Override
	public void settled(String election) {
		this.task.run();
	}

	@Override
	public void acquired(Term term, TransitionCause cause) {
		this.task.run();
	}

	@Override
	public void lost(Term term, TransitionCause cause) {
		this.task.run();
	}

	@Override
	public void seen(String election, LeaseRecord record) {
		this.task.run();
	}

	@Override
	public void waiting(String election, @Nullable LeaseRecord record, Duration delay) {
		this.task.run();
	}

	@Override
	public void refused(String election, String reason) {
		this.task.run();
	}

	@Override
	public void storeUnreachable(Throwable failure) {
		this.task.run();
	}

	@Override
	public void storeBroken(Throwable failure) {
		this.task.run();
	}

	@Override
	public void storeReachable() {
		this.task.run();
	}

}
