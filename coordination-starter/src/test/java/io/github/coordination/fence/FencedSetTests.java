/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.fence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import io.github.coordination.faults.ProofSize;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Workers add to a set by reading all of it and writing all of it, each within one
 * transaction under the guard, and are paused between the two for longer than a lease. So
 * the workload, known from tests of lock services, shows what a lease alone cannot do.
 * {@code -Dfence.pauses} says how often.
 */
@Execution(ExecutionMode.CONCURRENT)
class FencedSetTests {

	private static final int APPLICATIONS = ProofSize.of("fence.applications", 2, 4);

	private static final int PAUSES = ProofSize.of("fence.pauses", 8, 200);

	/** A pause of a busy machine may fall where it costs nothing. */
	private static final int TRIES = 5;

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "H2")
	void noUpdateIsLostUnderTheFence(TestDatabase database) throws Exception {
		List<SetWorkload> workloads = run(database, true, PAUSES / APPLICATIONS + 1);
		assertThat(workloads.stream().mapToInt(SetWorkload::pauses).sum()).isGreaterThanOrEqualTo(PAUSES);
		assertThat(workloads.stream().mapToInt(SetWorkload::refused).sum()).isPositive();
		assertThat(workloads.stream().mapToInt(SetWorkload::lost).sum()).isZero();
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "H2")
	void updatesAreLostWithoutTheFence(TestDatabase database) throws Exception {
		int lost = 0;
		for (int i = 0; i < TRIES && lost == 0; i++) {
			lost = run(database, false, 3).stream().mapToInt(SetWorkload::lost).sum();
		}
		assertThat(lost).isPositive();
	}

	private static List<SetWorkload> run(TestDatabase database, boolean fenced, int pauses) throws Exception {
		List<SetWorkload> workloads = new ArrayList<>();
		try {
			for (int i = 0; i < APPLICATIONS; i++) {
				workloads.add(new SetWorkload(database, fenced, pauses));
			}
			for (SetWorkload workload : workloads) {
				workload.await(Duration.ofMinutes(10));
			}
		}
		finally {
			workloads.forEach(SetWorkload::close);
		}
		return workloads;
	}

}
