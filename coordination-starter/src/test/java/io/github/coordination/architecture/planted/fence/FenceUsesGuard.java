/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.architecture.planted.fence;

import io.github.coordination.architecture.planted.guard.GuardUsesLease;

final class FenceUsesGuard {

	GuardUsesLease forbidden;

	FenceUsesGuard(GuardUsesLease forbidden) {
		this.forbidden = forbidden;
	}

}
