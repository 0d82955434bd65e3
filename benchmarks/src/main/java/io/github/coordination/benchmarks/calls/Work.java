/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.calls;

import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;

import io.github.coordination.PrimaryOnly;

/**
 * The smallest piece of work, unguarded and behind each kind of guard.
 */
public class Work {

	private long runs;

	/**
	 * Without any guard.
	 */
	public void plain() {
		this.runs++;
	}

	/**
	 * Guarded by the starter.
	 */
	@PrimaryOnly
	public void guarded() {
		this.runs++;
	}

	/**
	 * Guarded by ShedLock.
	 */
	@SchedulerLock(name = "work", lockAtMostFor = "1m")
	public void locked() {
		this.runs++;
	}

	/**
	 * How often any of it ran.
	 * @return the number
	 */
	public long runs() {
		return this.runs;
	}

}
