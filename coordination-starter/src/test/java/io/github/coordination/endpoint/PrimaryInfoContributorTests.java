/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.endpoint;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.info.Info;

import io.github.coordination.WorkerRole;
import io.github.coordination.report.TestWorker;
import io.github.coordination.report.UnreliableStore;

import static org.assertj.core.api.Assertions.assertThat;

class PrimaryInfoContributorTests {

	@Test
	void tellsWorkerStoreAndRolesAndNoHostOrPath() {
		UnreliableStore store = new UnreliableStore();
		try (TestWorker other = new TestWorker(store).start("reports");
				TestWorker worker = new TestWorker(store).start("primary", "reports")) {
			Info.Builder builder = new Info.Builder();
			new PrimaryInfoContributor(worker.engine()).contribute(builder);
			assertThat(builder.build().getDetails())
				.isEqualTo(Map.of("primary", Map.of("worker", worker.engine().worker().id(), "store", "memory",
						"elections", Map.of("primary", WorkerRole.PRIMARY, "reports", WorkerRole.SECONDARY))));
			assertThat(other.election("reports").isPrimary()).isTrue();
		}
	}

}
