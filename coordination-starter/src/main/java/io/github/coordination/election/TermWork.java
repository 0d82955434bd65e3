/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import java.time.Duration;

import io.github.coordination.Term;

/**
 * What a worker does with its terms. Called on work threads only, one call at a time per
 * election unless a call does not return.
 *
 * @since 0.1.0
 */
public interface TermWork {

	/**
	 * Take over: run what must run first, start what runs for the length of the term. May
	 * be called again for the same term when there is more to take over: what has run or
	 * runs is left alone then. User code goes through the election's gate, so that it is
	 * counted, and interrupted when the term is lost; waits end when the scope is no
	 * longer wanted.
	 * @param term the term
	 * @param scope tells whether the takeover is still wanted
	 * @throws Throwable if the takeover failed, so that another worker should try
	 */
	void takeOver(Term term, TermScope scope) throws Throwable;

	/**
	 * Stop what the takeover has started, in reverse order. Idempotent.
	 * @param term the term
	 * @param bound how long to wait for it to stop
	 * @return whether everything is stopped
	 */
	boolean stop(Term term, Duration bound);

}
