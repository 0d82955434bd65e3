/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure;

/**
 * The application has no name that could be part of a key in a store.
 *
 * @since 0.1.0
 */
public class InvalidApplicationNameException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	/**
	 * Create the exception.
	 * @param message one sentence: what is wrong and what to type instead
	 */
	public InvalidApplicationNameException(String message) {
		super(message);
	}

}
