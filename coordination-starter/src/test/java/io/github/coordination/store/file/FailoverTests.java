/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.coordination.faults.BeliefChecker;
import io.github.coordination.faults.ChildJvm;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One worker after the other, as the kernel tells.
 */
class FailoverTests {

	@TempDir
	private Path temporary;

	private Workers workers;

	@BeforeEach
	void createWorkers() throws Exception {
		this.workers = new Workers(this.temporary.resolve("state"),
				Files.createDirectory(this.temporary.resolve("beliefs")));
	}

	@AfterEach
	void endWorkers() {
		this.workers.close();
	}

	@Test
	void killedPrimaryIsReplacedAtOnceWithAGreaterEpoch() throws Exception {
		ChildJvm first = this.workers.start();
		String former = first.await("acquired");
		ChildJvm second = this.workers.start();
		second.await("seen");
		first.kill();
		String next = second.await("acquired");
		assertThat(Workers.epoch(next)).isGreaterThan(Workers.epoch(former));
		assertThat(next).contains("HOLDER_DEAD");
		assertThat(this.workers.contradictions()).isEmpty();
	}

	@Test
	void secondaryWaitsInTheKernelAndNotByAskingAgain() throws Exception {
		ChildJvm first = this.workers.start();
		first.await("acquired");
		ChildJvm second = this.workers.start();
		second.await("seen");
		String wait = " WRITE " + second.pid() + " ";
		String place = " " + FileName.of(Workers.APPLICATION, Workers.ELECTION).lockPosition();
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.until(() -> new Proc(Path.of("/proc")).locks()
				.stream()
				.anyMatch((line) -> line.contains("-> POSIX") && line.contains(wait) && line.contains(place)));
		assertThat(second.lines()).noneMatch((line) -> line.startsWith("unreachable") || line.startsWith("failed"));
	}

	@Test
	void releasedLeaseIsTakenAtOnceByTheOther() throws Exception {
		ChildJvm first = this.workers.start();
		String former = first.await("acquired");
		ChildJvm second = this.workers.start();
		second.await("seen");
		first.send("resign primary");
		String next = second.await("acquired");
		assertThat(Workers.epoch(next)).isGreaterThan(Workers.epoch(former));
		assertThat(next).contains(" FREE ");
		second.send("resign primary");
		assertThat(first.await("acquired", first.lines().size())).contains(" FREE ");
		assertThat(this.workers.contradictions()).isEmpty();
	}

	@Test
	void fourWorkersThatStartTogetherElectOneAndEachDeathElectsTheNext() throws Exception {
		for (int i = 0; i < 4; i++) {
			this.workers.launch();
		}
		long epoch = 0;
		for (int i = 0; i < 4; i++) {
			ChildJvm primary = this.workers.awaitPrimary(epoch);
			epoch = this.workers.greatestEpoch();
			primary.kill();
		}
		assertThat(this.workers.intervals(Workers.ELECTION)).hasSizeLessThanOrEqualTo(4);
		assertThat(this.workers.contradictions()).isEmpty();
	}

	/**
	 * Each process has a lock that the other waits for: a deadlock as the kernel sees it,
	 * which refuses to let the second one wait.
	 */
	@Test
	void twoWorkersThatWaitForEachOthersElectionsBothGetThem() throws Exception {
		ChildJvm first = this.workers.start("primary", "reports");
		first.await("acquired primary");
		first.await("acquired reports");
		ChildJvm second = this.workers.start("primary", "reports");
		second.await("seen primary");
		second.await("seen reports");
		first.send("resign reports");
		second.await("acquired reports");
		first.await("seen reports");
		second.kill();
		first.await("acquired reports", first.lines().size());
		assertThat(first.lines()).noneMatch((line) -> line.startsWith("unreachable") || line.startsWith("failed"));
		assertThat(BeliefChecker.contradictions(this.workers.intervals("reports"))).isEmpty();
	}

	@Test
	void stoppedPrimaryBelievesNoLongerWhenItGoesOn() throws Exception {
		ChildJvm first = this.workers.start();
		long epoch = Workers.epoch(first.await("acquired"));
		ChildJvm second = this.workers.start();
		second.await("seen");
		first.signal("STOP");
		Awaitility.await().pollDelay(Duration.ofMillis(2500)).until(() -> true);
		first.signal("CONT");
		this.workers.awaitPrimary(epoch);
		assertThat(first.await("lost")).contains("LEASE_EXPIRED");
		assertThat(this.workers.contradictions()).isEmpty();
	}

}
