/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.redis;

import org.jspecify.annotations.Nullable;

/**
 * A call whose outcome is unknown.
 */
class RedisCallException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	RedisCallException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
