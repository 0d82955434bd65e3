/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.lease;

/**
 * A name that cannot be part of a file name, key or row.
 *
 * @since 0.1.0
 */
public class InvalidNameException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	/**
	 * Create the exception.
	 * @param message one sentence: what is wrong, a colon, what to type instead
	 */
	public InvalidNameException(String message) {
		super(message);
	}

}
