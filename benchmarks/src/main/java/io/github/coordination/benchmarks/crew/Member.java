/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.crew;

/**
 * One worker that puts its load on a store.
 */
interface Member extends AutoCloseable {

	/**
	 * Begin.
	 */
	void stand();

	/**
	 * Calls of its store so far, {@code 0} if nobody counts.
	 */
	long calls();

	/**
	 * Hand over and end.
	 */
	@Override
	void close();

}
