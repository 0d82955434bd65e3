/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.faults;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.junit.jupiter.api.Test;
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

	private static final int STORMS = 5;

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

	/** On a busy machine a storm may leave its workers too little time to meet. */
	@Test
	void storeThatGrantsTwiceIsCaught() throws Exception {
		List<String> failures = new ArrayList<>();
		try (StoreUnderFaults store = new DoublyGranting(StoreKind.REDIS.open(this.directory))) {
			for (long seed = SEED; seed < SEED + STORMS && failures.isEmpty(); seed++) {
				FaultRun.execute(store, seed, this.directory)
					.failures()
					.stream()
					.filter((failure) -> failure.contains("Two primaries at once"))
					.forEach(failures::add);
				assertThat(failures).allMatch(namesSeed(seed));
			}
		}
		assertThat(failures).isNotEmpty();
	}

	private static Predicate<String> namesSeed(long seed) {
		return (failure) -> failure.contains("-Dfaults.seed=" + seed);
	}

}
