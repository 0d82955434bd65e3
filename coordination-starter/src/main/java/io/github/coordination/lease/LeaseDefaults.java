/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.lease;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Timings that suit a store where the user sets none.
 *
 * @param lease length of a lease
 * @param renew time between renewals, {@code null} for a quarter of the lease
 * @since 0.1.0
 */
public record LeaseDefaults(Duration lease, @Nullable Duration renew) {

	/**
	 * For a server across a network.
	 */
	public static final LeaseDefaults REMOTE = new LeaseDefaults(Duration.ofSeconds(10), null);

}
