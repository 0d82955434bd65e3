/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.architecture.planted.health;

import io.micrometer.core.instrument.MeterRegistry;

public final class HealthUsesMeters {

	MeterRegistry forbidden;

	HealthUsesMeters(MeterRegistry forbidden) {
		this.forbidden = forbidden;
	}

}
