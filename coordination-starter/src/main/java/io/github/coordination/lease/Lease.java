/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.lease;

import java.time.Duration;

/**
 * A term that was granted to this worker.
 *
 * @param election name of the election
 * @param holder this worker
 * @param epoch epoch of the term
 * @param lease length of the lease
 * @since 0.1.0
 */
public record Lease(String election, Holder holder, long epoch, Duration lease) {

}
