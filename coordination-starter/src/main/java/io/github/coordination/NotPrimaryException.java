/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination;

/**
 * Thrown by a method guarded with {@link PrimaryOnly} and {@code otherwise = THROW} when
 * it is called on a worker that may not run it now.
 *
 * @since 0.1.0
 */
public class NotPrimaryException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	private final String election;

	/**
	 * Create the exception.
	 * @param election name of the election
	 * @param message what was refused and why
	 */
	public NotPrimaryException(String election, String message) {
		super(message);
		this.election = election;
	}

	/**
	 * Name of the election of which this worker is not the primary.
	 * @return the election's name
	 */
	public String getElection() {
		return this.election;
	}

}
