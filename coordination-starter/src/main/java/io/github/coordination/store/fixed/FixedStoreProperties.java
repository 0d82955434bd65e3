/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.fixed;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of the fixed store.
 */
@ConfigurationProperties(value = "coordination.fixed", ignoreUnknownFields = false)
class FixedStoreProperties {

	/**
	 * Whether this worker is the primary. Has to be set if the store is used.
	 */
	private @Nullable Boolean primary;

	/**
	 * Whether this worker is the primary.
	 * @return the choice, {@code null} if it is not set
	 */
	public @Nullable Boolean getPrimary() {
		return this.primary;
	}

	public void setPrimary(@Nullable Boolean primary) {
		this.primary = primary;
	}

}
