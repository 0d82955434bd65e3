/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.lease;

import java.time.Duration;

/**
 * A wish to begin a term.
 *
 * @param election name of the election
 * @param holder who asks
 * @param lease how long the lease lasts, counted from before the request was sent
 * @param epochFloor highest epoch that the worker has seen, {@code 0} if none; a grant is
 * greater
 * @param claim what may be taken
 * @since 0.1.0
 */
public record LeaseRequest(String election, Holder holder, Duration lease, long epochFloor, Claim claim) {

}
