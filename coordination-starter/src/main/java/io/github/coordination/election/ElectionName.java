/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import io.github.coordination.lease.CoordinationName;

/**
 * Names of elections.
 *
 * @since 0.1.0
 */
public final class ElectionName {

	private ElectionName() {
	}

	/**
	 * Return the name if an election can have it.
	 * @param name the name
	 * @return the same name
	 * @throws io.github.coordination.lease.InvalidNameException with one sentence that
	 * says what to type instead
	 */
	public static String require(String name) {
		return CoordinationName.require("The name of the election", name);
	}

}
