/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.architecture.planted.store.fixed;

import io.github.coordination.architecture.planted.election.ElectionLogs;

final class FixedUsesElection {

	ElectionLogs forbidden;

	FixedUsesElection(ElectionLogs forbidden) {
		this.forbidden = forbidden;
	}

}
