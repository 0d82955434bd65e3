/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import java.time.Instant;

import io.github.coordination.TransitionCause;
import io.github.coordination.WorkerRole;

/**
 * One change of this worker's role.
 *
 * @param at wall-clock time
 * @param role the new role
 * @param epoch epoch of the term that began or ended
 * @param cause why
 * @since 0.1.0
 */
public record Transition(Instant at, WorkerRole role, long epoch, TransitionCause cause) {

}
