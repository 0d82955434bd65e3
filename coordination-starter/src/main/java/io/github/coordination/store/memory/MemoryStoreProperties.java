/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.memory;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The memory store has no properties; what stands below its segment is refused.
 */
@ConfigurationProperties(value = "coordination.memory", ignoreUnknownFields = false)
class MemoryStoreProperties {

}
