/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination;

/**
 * Published on a worker after its term ended and its lifecycles are stopped.
 *
 * @param term the term that ended
 * @param cause why it ended
 * @since 0.1.0
 */
public record PrimaryLostEvent(Term term, TransitionCause cause) {

	/**
	 * Name of the election.
	 * @return the election's name
	 */
	public String election() {
		return this.term.election();
	}

}
