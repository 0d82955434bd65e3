/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination;

/**
 * Published on every worker when it learns that a worker, itself or another, has become
 * the primary.
 *
 * @param election name of the election
 * @param epoch epoch of the new term
 * @param primary the new primary
 * @param self whether the new primary is this worker
 * @since 0.1.0
 */
public record PrimaryChangedEvent(String election, long epoch, Worker primary, boolean self) {

}
