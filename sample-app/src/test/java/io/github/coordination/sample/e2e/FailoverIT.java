/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.sample.e2e;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Four real workers, a real mail server and a real store, through everything that can
 * happen to a process.
 */
@Timeout(1800)
@Execution(ExecutionMode.CONCURRENT)
class FailoverIT {

	/**
	 * More than a lease: a primary that sleeps that long is none any more.
	 */
	private static final Duration PAUSE = ElectionStore.LEASE.plusSeconds(1);

	@TempDir
	private Path directory;

	/** The build says which, since each takes a while. */
	static List<ElectionStore> stores() {
		String names = System.getProperty("sample.stores", "file");
		return Stream.of(names.split(",")).map((name) -> ElectionStore.valueOf(name.toUpperCase(Locale.ROOT))).toList();
	}

	@ParameterizedTest
	@MethodSource("stores")
	void onePrimaryAtATimeThroughKillStopPauseAndRestart(ElectionStore store) throws Exception {
		try (Cluster cluster = new Cluster(this.directory, store); SteadyTraffic traffic = new SteadyTraffic()) {
			cluster.registerGuestsOfOldTimes();
			List<WorkerProcess> workers = cluster.start(4);
			workers.forEach(traffic::include);
			Awaitility.await()
				.atMost(Cluster.BOUND)
				.untilAsserted(() -> showOnePrimary(workers, cluster.awaitPrimary()));
			cluster.awaitCleanUp();
			cluster.awaitReports(4);
			killThePrimary(cluster, traffic);
			cluster.awaitReports(4);
			cluster.start(1).forEach(traffic::include);
			cluster.awaitReports(1);
			stopThePrimary(cluster, traffic);
			cluster.awaitReports(4);
			cluster.start(1).forEach(traffic::include);
			cluster.awaitReports(1);
			pauseThePrimary(cluster, traffic, store);
			cluster.awaitReports(4);
			failOnEveryWorker(cluster);
			List<WorkerProcess> living = cluster.living();
			assertThat(living).hasSize(4).allMatch((worker) -> traffic.answers(worker) > 0);
			stopAll(living, traffic);
			assertThat(traffic.failures()).isEmpty();
			checkHistory(new History(cluster));
		}
	}

	private void showOnePrimary(List<WorkerProcess> workers, WorkerProcess primary) {
		for (WorkerProcess worker : workers) {
			HttpResponse<String> health = worker.http().get("/actuator/health/worker");
			HttpResponse<String> election = worker.http().get("/actuator/primary/primary");
			assertThat(health.statusCode()).isEqualTo(200);
			assertThat(health.body()).contains((worker == primary) ? "PRIMARY" : "SECONDARY");
			assertThat(election.statusCode()).isEqualTo((worker == primary) ? 200 : 503);
		}
	}

	private void killThePrimary(Cluster cluster, SteadyTraffic traffic) {
		WorkerProcess primary = cluster.awaitPrimary();
		traffic.exclude(primary);
		primary.kill();
		assertThat(cluster.awaitPrimary()).isNotSameAs(primary);
	}

	private void stopThePrimary(Cluster cluster, SteadyTraffic traffic) {
		WorkerProcess primary = cluster.awaitPrimary();
		traffic.exclude(primary);
		assertThat(primary.terminate()).as("exit code of an orderly stop by SIGTERM").isEqualTo(143);
		assertThat(cluster.awaitPrimary()).isNotSameAs(primary);
	}

	private void pauseThePrimary(Cluster cluster, SteadyTraffic traffic, ElectionStore store) throws Exception {
		WorkerProcess primary = cluster.awaitPrimary();
		traffic.exclude(primary);
		primary.pause();
		long paused = System.nanoTime();
		Awaitility.await().atMost(PAUSE.multipliedBy(5)).until(() -> System.nanoTime() - paused > PAUSE.toNanos());
		if (store.replacesWhoHangs()) {
			cluster.awaitPrimaryOtherThan(primary);
		}
		long resumed = System.nanoTime();
		primary.resume();
		cluster.awaitPrimary();
		assertThat(cluster.beliefs()).as("no belief outlives a pause that is longer than the lease")
			.filteredOn((belief) -> belief.pid() == primary.pid())
			.noneMatch((belief) -> belief.contains(paused) && belief.contains(resumed));
		traffic.include(primary);
	}

	private void failOnEveryWorker(Cluster cluster) {
		List<Long> pids = cluster.living().stream().map(WorkerProcess::pid).toList();
		cluster.living().forEach((worker) -> assertThat(worker.http().post("/fail", "{}").statusCode()).isEqualTo(500));
		assertThat(cluster.mails()).filteredOn((mail) -> mail.subject().equals("Alert: POST /fail failed"))
			.extracting(Mail::pid)
			.containsExactlyInAnyOrderElementsOf(pids);
	}

	private void stopAll(List<WorkerProcess> workers, SteadyTraffic traffic) {
		workers.forEach(traffic::exclude);
		workers.forEach((worker) -> assertThat(worker.terminate()).isEqualTo(143));
	}

	private void checkHistory(History history) {
		history.hasOnePrimaryAtATime(4);
		history.neverWasWithoutPrimaryLongerThan(Cluster.BOUND);
		history.hasEveryReportOnce();
		history.hasOneEffectiveMigration();
		history.hasOneCleanUpOfTheOldGuest();
		history.hasAuditOfPrimariesOnly();
		history.hasWorkOfPrimariesOnly();
	}

}
