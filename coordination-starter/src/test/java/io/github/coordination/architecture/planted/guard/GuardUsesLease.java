/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.architecture.planted.guard;

import io.github.coordination.architecture.planted.lease.LeaseUsesElection;

public final class GuardUsesLease {

	LeaseUsesElection forbidden;

	GuardUsesLease(LeaseUsesElection forbidden) {
		this.forbidden = forbidden;
	}

}
