/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.architecture.planted.surprise;

import java.time.Duration;

public final class HasNoRow {

	Duration forbidden;

	HasNoRow(Duration forbidden) {
		this.forbidden = forbidden;
	}

}
