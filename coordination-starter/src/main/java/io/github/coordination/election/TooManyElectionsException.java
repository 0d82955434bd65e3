/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

/**
 * More elections than one worker can stand in.
 *
 * @since 0.1.0
 */
public class TooManyElectionsException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	/**
	 * Create the exception.
	 * @param message one sentence: what is wrong, a colon, what to type instead
	 */
	public TooManyElectionsException(String message) {
		super(message);
	}

}
