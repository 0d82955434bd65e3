/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.util.List;

import io.github.coordination.faults.StoreFactory;
import io.github.coordination.lease.LeaseStore;

/**
 * Opens a file store. Argument: its directory.
 */
public final class FileStoreFactory implements StoreFactory {

	@Override
	public LeaseStore open(String application, List<String> arguments) {
		return new FileLeaseStore(application, arguments.get(0),
				Platform.current((sentence) -> System.out.println("told " + sentence)));
	}

}
