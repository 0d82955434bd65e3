/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.autoconfigure.failure;

import io.github.coordination.lease.InvalidNameException;

/**
 * Analyzes the name of an application or election that could not be part of a key in a
 * store.
 */
class InvalidNameFailureAnalyzer extends SentenceFailureAnalyzer<InvalidNameException> {

}
