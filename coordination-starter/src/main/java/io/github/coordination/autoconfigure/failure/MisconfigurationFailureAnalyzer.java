/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure.failure;

/**
 * Analyzes an unknown store, an unknown segment, an application without a name, and what
 * a store finds wrong with its own properties.
 */
class MisconfigurationFailureAnalyzer extends SentenceFailureAnalyzer<MisconfigurationException> {

}
