/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure.failure;

import io.github.coordination.election.TooManyElectionsException;

/**
 * Analyzes a worker that shall stand in more elections than one worker can.
 */
class TooManyElectionsFailureAnalyzer extends SentenceFailureAnalyzer<TooManyElectionsException> {

}
