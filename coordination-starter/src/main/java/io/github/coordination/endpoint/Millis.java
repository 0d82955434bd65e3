/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

/**
 * Cuts times to milliseconds, which is what people can read.
 */
final class Millis {

	private Millis() {
	}

	static Instant of(Instant time) {
		return time.truncatedTo(ChronoUnit.MILLIS);
	}

	static @Nullable Instant ofNullable(@Nullable Instant time) {
		return (time != null) ? of(time) : null;
	}

	static Duration of(Duration duration) {
		return duration.truncatedTo(ChronoUnit.MILLIS);
	}

}
