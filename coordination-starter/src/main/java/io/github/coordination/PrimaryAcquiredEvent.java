/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination;

/**
 * Published on a worker after it became the primary and its takeover is complete: runners
 * have run and lifecycles are started.
 *
 * @param term the term that began
 * @since 0.1.0
 */
public record PrimaryAcquiredEvent(Term term) {

	/**
	 * Name of the election.
	 * @return the election's name
	 */
	public String election() {
		return this.term.election();
	}

}
