/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.architecture.planted.store.redis;

import io.github.coordination.architecture.planted.store.memory.MemoryUsesDatabase;

final class RedisUsesMemory {

	MemoryUsesDatabase forbidden;

	RedisUsesMemory(MemoryUsesDatabase forbidden) {
		this.forbidden = forbidden;
	}

}
