/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.architecture.planted.lease;

import io.github.coordination.architecture.planted.election.ElectionLogs;

public final class LeaseUsesElection {

	ElectionLogs forbidden;

	LeaseUsesElection(ElectionLogs forbidden) {
		this.forbidden = forbidden;
	}

}
