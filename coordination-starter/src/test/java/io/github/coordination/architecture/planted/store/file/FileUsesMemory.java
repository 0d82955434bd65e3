/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.architecture.planted.store.file;

import io.github.coordination.architecture.planted.store.memory.MemoryUsesDatabase;

public final class FileUsesMemory {

	MemoryUsesDatabase forbidden;

	FileUsesMemory(MemoryUsesDatabase forbidden) {
		this.forbidden = forbidden;
	}

}
