/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.architecture.planted.report;

import io.github.coordination.architecture.planted.health.HealthUsesMeters;

public final class ReportUsesHealth {

	HealthUsesMeters forbidden;

	ReportUsesHealth(HealthUsesMeters forbidden) {
		this.forbidden = forbidden;
	}

}
