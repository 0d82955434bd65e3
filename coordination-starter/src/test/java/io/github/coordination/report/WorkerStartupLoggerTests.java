/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.report;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WorkerStartupLoggerTests {

	private final CapturedLog log = new CapturedLog(WorkerStartupLogger.class);

	private final TestWorker worker = new TestWorker(new UnreliableStore());

	@AfterEach
	void close() {
		this.worker.close();
		this.log.close();
	}

	@Test
	void writesOneLineWithTheGuardedBeansAndOneWithTheRole() {
		this.worker.start("primary");
		new WorkerStartupLogger(this.worker.engine(), "guests", null).log(List.of("cleanUpJob", "reportScheduler"));
		assertThat(this.log.lines()).containsExactly(
				"INFO Guarded by @PrimaryOnly in application guests: cleanUpJob, reportScheduler",
				"INFO Worker startup: pid=%d, role=PRIMARY, election=primary, store=memory (this JVM)"
					.formatted(ProcessHandle.current().pid()));
	}

	@Test
	void writesTheRoleInEachOfSeveralElections() {
		this.worker.engine().get("reports");
		this.worker.start("primary");
		TestWorker.await(() -> this.worker.election("reports").isPrimary());
		new WorkerStartupLogger(this.worker.engine(), "guests", null).log(List.of());
		assertThat(this.log.lines()).containsExactly("INFO Nothing is guarded by @PrimaryOnly in application guests",
				"INFO Worker startup: pid=%d, roles=[primary:PRIMARY, reports:PRIMARY], store=memory (this JVM)"
					.formatted(ProcessHandle.current().pid()));
	}

	@Test
	void warnsInOneLoudLine() {
		this.worker.start("primary");
		new WorkerStartupLogger(this.worker.engine(), "guests", "Mind the gap.").log(List.of("job"));
		assertThat(this.log.lines()).hasSize(3).last().isEqualTo("WARN Mind the gap.");
	}

}
