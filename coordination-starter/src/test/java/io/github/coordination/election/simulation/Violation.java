/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.simulation;

/**
 * A promise was broken.
 */
final class Violation extends RuntimeException {

	private static final long serialVersionUID = 1L;

	Violation(String message) {
		super(message, null, false, false);
	}

}
