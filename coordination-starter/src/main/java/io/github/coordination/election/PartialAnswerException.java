/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import java.io.Serial;

/**
 * A store has answered a part of a request only. It is told to listeners, and never
 * thrown.
 */
final class PartialAnswerException extends Exception {

	@Serial
	private static final long serialVersionUID = 1L;

	PartialAnswerException(String reason) {
		super(reason);
	}

}
