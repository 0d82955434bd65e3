/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.coordination.store.file.FileUnderFaults;
import io.github.coordination.store.jdbc.DatabaseUnderFaults;
import io.github.coordination.store.redis.RedisUnderFaults;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Real workers on real stores under seeded faults. {@code -Dfaults.runs=200} runs more of
 * them per store, {@code -Dfaults.seed=17} begins with that seed.
 */
class FaultRunTests {

	private static final int RUNS = Integer.getInteger("faults.runs", 1);

	private static final long SEED = Long.getLong("faults.seed", 1);

	@TempDir
	private Path directory;

	@ParameterizedTest
	@EnumSource
	void onePrimaryAtATimeAndOneAgain(Kind kind) throws Exception {
		List<String> failures = new ArrayList<>();
		try (StoreUnderFaults store = kind.open(this.directory)) {
			for (long seed = SEED; seed < SEED + RUNS; seed++) {
				FaultReport report = run(store, seed);
				System.out.println(kind + " " + report);
				failures.addAll(report.failures());
			}
		}
		assertThat(failures).isEmpty();
	}

	@Test
	void storeThatGrantsTwiceIsCaught() throws Exception {
		try (StoreUnderFaults store = new DoublyGranting(new RedisUnderFaults())) {
			assertThat(run(store, SEED).failures()).isNotEmpty()
				.allMatch((failure) -> failure.contains("replay with -Dfaults.seed=" + SEED))
				.anyMatch((failure) -> failure.contains("Two primaries at once"));
		}
	}

	private FaultReport run(StoreUnderFaults store, long seed) throws Exception {
		try (FaultRun run = new FaultRun(store, seed, Files.createTempDirectory(this.directory, "run"))) {
			return run.execute();
		}
	}

	/** The stores. */
	enum Kind {

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

		abstract StoreUnderFaults open(Path directory);

	}

}
