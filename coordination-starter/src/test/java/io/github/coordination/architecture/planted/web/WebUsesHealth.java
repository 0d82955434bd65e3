/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.architecture.planted.web;

import io.github.coordination.architecture.planted.health.HealthUsesMeters;

public final class WebUsesHealth {

	HealthUsesMeters forbidden;

	WebUsesHealth(HealthUsesMeters forbidden) {
		this.forbidden = forbidden;
	}

}
