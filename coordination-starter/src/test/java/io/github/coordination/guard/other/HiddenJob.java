/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.other;

import io.github.coordination.PrimaryOnly;

/**
 * A class whose guarded method subclasses of other packages do not override.
 */
public class HiddenJob {

	@PrimaryOnly
	void work() {
	}

}
