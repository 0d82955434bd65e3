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
 * One storm. {@link FaultRunProof} has many, and proof that their judge is awake.
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
	void seedTellsTheWholeStorm() {
		assertThat(Storm.of(7, 3, 1500, true)).isEqualTo(Storm.of(7, 3, 1500, true))
			.isNotEqualTo(Storm.of(8, 3, 1500, true));
		assertThat(Storm.of(7, 3, 1500, false).strikes()).noneMatch((strike) -> strike.fault().isRemote());
	}

}
