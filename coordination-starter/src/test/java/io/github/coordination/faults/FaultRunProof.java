/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.faults;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many storms on every store: {@code -Dfaults.runs} says how many on each,
 * {@code -Dfaults.seed} with which seed they begin.
 */
@Execution(ExecutionMode.CONCURRENT)
class FaultRunProof {

	private static final int RUNS = Integer.getInteger("faults.runs", 30);

	private static final long SEED = Long.getLong("faults.seed", 1);

	@TempDir
	private Path directory;

	@ParameterizedTest
	@EnumSource
	void onePrimaryAtATimeAndOneAgain(StoreKind kind) throws Exception {
		List<String> failures = new ArrayList<>();
		try (StoreUnderFaults store = kind.open(this.directory)) {
			for (long seed = SEED; seed < SEED + RUNS; seed++) {
				FaultReport report = FaultRun.execute(store, seed, this.directory);
				System.out.println(kind + " " + report);
				failures.addAll(report.failures());
			}
		}
		assertThat(failures).isEmpty();
	}

}
