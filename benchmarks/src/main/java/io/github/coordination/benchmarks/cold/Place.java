/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.cold;

import java.nio.file.Path;

import io.github.coordination.benchmarks.servers.Engine;
import io.github.coordination.benchmarks.servers.Server;

/**
 * Where entrants contend.
 *
 * @param kind kind of store
 * @param folder a folder for files
 * @param address the server's address, empty for a folder
 */
record Place(Kind kind, Path folder, String address) {

	static Place of(Path folder) {
		return new Place(Kind.FILE, folder, "");
	}

	static Place of(Path folder, Server server) {
		Kind kind = (server.engine() == Engine.REDIS) ? Kind.REDIS : Kind.POSTGRESQL;
		return new Place(kind, folder, server.address());
	}

	/**
	 * Kinds of stores.
	 */
	enum Kind {

		/**
		 * The file store, in the folder.
		 */
		FILE("file"),

		/**
		 * A PostgreSQL server.
		 */
		POSTGRESQL("jdbc"),

		/**
		 * A Redis server.
		 */
		REDIS("redis");

		private final String store;

		Kind(String store) {
			this.store = store;
		}

		String store() {
			return this.store;
		}

	}

}
