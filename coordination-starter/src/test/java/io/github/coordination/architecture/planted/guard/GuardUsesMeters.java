/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.architecture.planted.guard;

import io.micrometer.core.instrument.MeterRegistry;

final class GuardUsesMeters {

	MeterRegistry forbidden;

	GuardUsesMeters(MeterRegistry forbidden) {
		this.forbidden = forbidden;
	}

}
