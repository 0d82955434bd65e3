/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.architecture.planted.endpoint;

import io.github.coordination.architecture.planted.metrics.MetricsUseHealth;

final class EndpointUsesMetrics {

	MetricsUseHealth forbidden;

	EndpointUsesMetrics(MetricsUseHealth forbidden) {
		this.forbidden = forbidden;
	}

}
