/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.architecture.planted.election;

import org.springframework.util.Assert;

final class ElectionUsesSpring {

	Assert forbidden;

	ElectionUsesSpring(Assert forbidden) {
		this.forbidden = forbidden;
	}

}
