/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import java.time.Duration;

/**
 * What the engine is given besides its store and timings.
 *
 * @param drainTimeout how long a hand-over waits for running calls before it interrupts
 * them
 * @param work what a worker does with its terms
 * @param listener is told what happens
 * @since 0.1.0
 */
public record EngineSettings(Duration drainTimeout, TermWork work, ElectionListener listener) {

}
