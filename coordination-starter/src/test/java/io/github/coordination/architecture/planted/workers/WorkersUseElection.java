/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.architecture.planted.workers;

import io.github.coordination.architecture.planted.election.ElectionLogs;

final class WorkersUseElection {

	ElectionLogs forbidden;

	WorkersUseElection(ElectionLogs forbidden) {
		this.forbidden = forbidden;
	}

}
