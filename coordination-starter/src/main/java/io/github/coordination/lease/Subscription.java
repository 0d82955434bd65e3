/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.lease;

/**
 * A wake-up that can be cancelled.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface Subscription extends AutoCloseable {

	/**
	 * The absence of a wake-up: the engine polls.
	 */
	Subscription NONE = () -> {
	};

	/**
	 * Cancel the wake-up. Idempotent.
	 */
	@Override
	void close();

}
