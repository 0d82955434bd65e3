/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure;

import io.github.coordination.election.core.InvalidTimingException;

/**
 * Analyzes timings that contradict each other or make no sense.
 */
class InvalidTimingFailureAnalyzer extends SentenceFailureAnalyzer<InvalidTimingException> {

}
