/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.architecture.planted.rehearsal;

import io.github.coordination.architecture.planted.store.file.FileUsesMemory;

final class RehearsalUsesStore {

	FileUsesMemory forbidden;

	RehearsalUsesStore(FileUsesMemory forbidden) {
		this.forbidden = forbidden;
	}

}
