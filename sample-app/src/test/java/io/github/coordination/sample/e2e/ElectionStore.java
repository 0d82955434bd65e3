/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample.e2e;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.github.coordination.sample.ElectionServer;

/**
 * Where the workers of a cluster keep their election.
 */
enum ElectionStore {

	FILE {

		@Override
		ElectionServer start(Path directory) {
			return new ElectionServer(List.of("coordination.file.directory=" + directory.resolve("election")), () -> {
			});
		}

	},

	JDBC {

		@Override
		ElectionServer start(Path directory) throws IOException {
			return ElectionServer.postgres();
		}

	},

	REDIS {

		@Override
		ElectionServer start(Path directory) throws IOException {
			return ElectionServer.redis();
		}

	};

	/**
	 * Of every store, so that tests which wait for it stay short.
	 */
	static final Duration LEASE = Duration.ofSeconds(3);

	/**
	 * Starts what keeps the election.
	 * @param directory where files of one's own may be
	 * @return what has been started
	 * @throws IOException if it cannot be started
	 */
	abstract ElectionServer start(Path directory) throws IOException;

	/**
	 * Whether a primary that hangs is replaced: the kernel keeps the lock of a process
	 * that lives.
	 */
	boolean replacesWhoHangs() {
		return this != FILE;
	}

}
