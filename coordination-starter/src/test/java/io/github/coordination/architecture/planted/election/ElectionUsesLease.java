/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.architecture.planted.election;

import io.github.coordination.architecture.planted.lease.LeaseUsesElection;

final class ElectionUsesLease {

	LeaseUsesElection allowed;

	ElectionUsesLease(LeaseUsesElection allowed) {
		this.allowed = allowed;
	}

}
