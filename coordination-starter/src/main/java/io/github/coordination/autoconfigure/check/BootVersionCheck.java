/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure.check;

import io.github.coordination.autoconfigure.failure.MisconfigurationException;

/**
 * Refuses a Spring Boot on which a part of the starter would be missing without a word:
 * until 3.5 health contributors were in another package.
 */
final class BootVersionCheck {

	private static final int OLDEST = 4;

	private BootVersionCheck() {
	}

	static void check(String version) {
		if (Integer.parseInt(version.split("[.]", 2)[0]) < OLDEST) {
			throw new MisconfigurationException("coordination-starter does not work with Spring Boot " + version,
					"use Spring Boot 4.0 or 4.1, or remove coordination-starter");
		}
	}

}
