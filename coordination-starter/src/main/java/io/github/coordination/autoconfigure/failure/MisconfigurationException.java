/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure.failure;

/**
 * Something in the configuration keeps the application from starting. Its message is one
 * sentence: what is wrong, a colon, what to type instead.
 *
 * @since 0.1.0
 */
public class MisconfigurationException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	/**
	 * Create the exception.
	 * @param problem what is wrong, beginning with the property's name, without full stop
	 * @param action what to type instead, beginning with a verb in lower case, without
	 * full stop
	 */
	public MisconfigurationException(String problem, String action) {
		super(problem + ": " + action + ".");
	}

}
