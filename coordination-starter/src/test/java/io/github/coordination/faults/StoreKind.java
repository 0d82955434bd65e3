/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.faults;

import java.nio.file.Path;

import io.github.coordination.store.file.FileUnderFaults;
import io.github.coordination.store.jdbc.DatabaseUnderFaults;
import io.github.coordination.store.redis.RedisUnderFaults;

/**
 * The stores that are treated badly.
 */
enum StoreKind {

	FILE {

		@Override
		StoreUnderFaults open(Path directory) {
			return new FileUnderFaults(directory);
		}

	},

	POSTGRESQL {

		@Override
		StoreUnderFaults open(Path directory) {
			return DatabaseUnderFaults.postgres();
		}

	},

	MARIADB {

		@Override
		StoreUnderFaults open(Path directory) {
			return DatabaseUnderFaults.mariaDb();
		}

	},

	REDIS {

		@Override
		StoreUnderFaults open(Path directory) {
			return new RedisUnderFaults();
		}

	};

	/**
	 * Open a new store.
	 * @param directory a directory for its files
	 * @return the store
	 */
	abstract StoreUnderFaults open(Path directory);

}
