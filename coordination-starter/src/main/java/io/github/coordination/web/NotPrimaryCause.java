/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.web;

import org.jspecify.annotations.Nullable;

import io.github.coordination.NotPrimaryException;

/**
 * Finds out whether a request failed because this worker is not the primary.
 */
final class NotPrimaryCause {

	private static final int MAX_DEPTH = 10;

	private NotPrimaryCause() {
	}

	/**
	 * Look through the causes of a failure.
	 * @param failure what a request failed with
	 * @return whether the worker is not the primary
	 */
	static boolean isIn(@Nullable Throwable failure) {
		Throwable current = failure;
		for (int depth = 0; current != null && depth < MAX_DEPTH; depth++) {
			if (current instanceof NotPrimaryException) {
				return true;
			}
			current = current.getCause();
		}
		return false;
	}

}
