/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.faults;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One storm, and proof that its judge is awake. {@link FaultRunProof} has many.
 */
class FaultRunTests {

	private static final long SEED = 1;

	@TempDir
	private Path directory;

	@Test
	void onePrimaryAtATimeAndOneAgain() throws Exception {
		try (StoreUnderFaults store = StoreKind.REDIS.open(this.directory)) {
			assertThat(FaultRun.execute(store, SEED, this.directory).failures()).isEmpty();
		}
	}

	@Test
	void storeThatGrantsTwiceIsCaught() throws Exception {
		try (StoreUnderFaults store = new DoublyGranting(StoreKind.REDIS.open(this.directory))) {
			assertThat(FaultRun.execute(store, SEED, this.directory).failures()).isNotEmpty()
				.allMatch((failure) -> failure.contains("-Dfaults.seed=" + SEED))
				.anyMatch((failure) -> failure.contains("Two primaries at once"));
		}
	}

	@Test
	void seedTellsTheWholeStorm() {
		assertThat(Storm.of(7, 3, 1500, true)).isEqualTo(Storm.of(7, 3, 1500, true))
			.isNotEqualTo(Storm.of(8, 3, 1500, true));
		assertThat(Storm.of(7, 3, 1500, false).strikes()).noneMatch((strike) -> strike.fault().isRemote());
	}

}
