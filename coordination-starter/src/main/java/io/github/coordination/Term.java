/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination;

import java.time.Instant;

/**
 * One unbroken time during which a worker is the primary of an election.
 *
 * @param election name of the election
 * @param epoch fencing token: strictly grows over all terms of the election, also across
 * restarts of everything. Its unit is opaque and gaps are allowed
 * @param since wall-clock time at which this worker learnt of the grant, for people only
 * @since 0.1.0
 */
public record Term(String election, long epoch, Instant since) {

}
