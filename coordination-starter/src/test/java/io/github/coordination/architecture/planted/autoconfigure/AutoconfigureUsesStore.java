/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.architecture.planted.autoconfigure;

import io.github.coordination.architecture.planted.store.file.FileUsesMemory;

final class AutoconfigureUsesStore {

	FileUsesMemory forbidden;

	AutoconfigureUsesStore(FileUsesMemory forbidden) {
		this.forbidden = forbidden;
	}

}
