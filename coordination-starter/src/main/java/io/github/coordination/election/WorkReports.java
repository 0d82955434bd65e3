/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import io.github.coordination.Term;

/**
 * Carries what the work threads report to the core.
 */
final class WorkReports {

	private final CoreDriver driver;

	WorkReports(CoreDriver driver) {
		this.driver = driver;
	}

	void takeoverDone(Term term) {
		this.driver.input((core, now) -> core.takeoverDone(term.election(), term.epoch(), now));
	}

	void takeoverFailed(Term term) {
		this.driver.input((core, now) -> core.takeoverFailed(term.election(), term.epoch(), now));
	}

	void workIdle(Term term) {
		this.driver.input((core, now) -> core.workIdle(term.election(), term.epoch(), now));
	}

	void workStuck(Term term) {
		this.driver.input((core, now) -> core.workStuck(term.election(), term.epoch(), now));
	}

}
