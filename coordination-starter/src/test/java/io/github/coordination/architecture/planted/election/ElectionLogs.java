/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.architecture.planted.election;

import org.apache.commons.logging.Log;

public final class ElectionLogs {

	Log forbidden;

	ElectionLogs(Log forbidden) {
		this.forbidden = forbidden;
	}

}
