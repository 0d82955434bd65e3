/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample.e2e;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The same jar, started from what the build has prepared ahead of time.
 */
@Timeout(1800)
class AotFailoverIT {

	@TempDir
	private Path directory;

	@Test
	void onePrimaryAtATimeWithAheadOfTimeProcessing() throws Exception {
		try (Cluster cluster = new Cluster(this.directory, ElectionStore.FILE, "-Dspring.aot.enabled=true")) {
			cluster.registerGuestsOfOldTimes();
			List<WorkerProcess> workers = cluster.start(2);
			assertThat(workers).allMatch((worker) -> worker.log().contains("Starting AOT-processed"));
			cluster.awaitCleanUp();
			cluster.awaitReports(2);
			cluster.awaitPrimary().kill();
			cluster.awaitPrimary();
			cluster.awaitReports(2);
			cluster.living().forEach((worker) -> assertThat(worker.terminate()).isEqualTo(143));
			History history = new History(cluster);
			history.hasOnePrimaryAtATime(2);
			history.neverWasWithoutPrimaryLongerThan(Cluster.BOUND);
			history.hasEveryReportOnce();
			history.hasOneEffectiveMigration();
			history.hasOneCleanUpOfTheOldGuest();
			history.hasWorkOfPrimariesOnly();
		}
	}

	@Test
	void storeOtherThanThatOfTheBuildIsRefused() {
		List<String> arguments = List.of("-Dspring.aot.enabled=true", "-jar", JavaProcess.JAR.toString(),
				"--server.port=0", "--sample.database=" + this.directory.resolve("guests.db"),
				"--coordination.store=jdbc");
		try (JavaProcess worker = new JavaProcess(this.directory.resolve("log"), arguments)) {
			assertThat(worker.awaitExit()).isEqualTo(1);
			assertThat(worker.log()).contains("but the application was processed ahead of time for \"file\".")
				.doesNotContain("Worker role");
		}
	}

}
