/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.call;

/**
 * What a fenced call needs besides the gate.
 *
 * @since 0.1.0
 */
public interface Fencing {

	/**
	 * A fenced call begins on this thread.
	 * @param election name of the election
	 * @param epoch epoch of the term
	 */
	void enter(String election, long epoch);

	/**
	 * The latest fenced call of this thread has returned.
	 */
	void exit();

}
