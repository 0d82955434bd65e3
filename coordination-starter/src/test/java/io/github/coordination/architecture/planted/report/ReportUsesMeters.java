/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.architecture.planted.report;

import io.micrometer.core.instrument.MeterRegistry;

public final class ReportUsesMeters {

	MeterRegistry forbidden;

	ReportUsesMeters(MeterRegistry forbidden) {
		this.forbidden = forbidden;
	}

}
