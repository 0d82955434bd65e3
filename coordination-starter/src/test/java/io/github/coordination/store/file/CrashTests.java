/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.coordination.faults.ChildJvm;
import io.github.coordination.faults.ProofSize;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code kill -9} in the middle of writing, and writing that the kernel refuses.
 * {@code -Dcrash.kills} says how often.
 */
class CrashTests {

	private static final int KILLS = ProofSize.of("crash.kills", 10, 50);

	@TempDir
	private Path temporary;

	@Test
	void epochsGrowStrictlyOverKillsInTheMiddleOfWriting() throws Exception {
		Random random = new Random(20_260_728);
		long former = 0;
		for (int i = 0; i < KILLS; i++) {
			List<String> lines = runAndKill(1 + random.nextInt(40));
			for (String line : lines) {
				assertThat(line).as("kill " + i).containsOnlyDigits();
				assertThat(Long.parseLong(line)).as("kill " + i).isGreaterThan(former);
				former = Long.parseLong(line);
			}
		}
	}

	@Test
	void rivalProcessesNeverGetTheSameEpoch() throws Exception {
		List<ChildJvm> rivals = new ArrayList<>();
		try {
			for (int i = 0; i < 3; i++) {
				rivals.add(ChildJvm.start(GrantLoopMain.class, this.temporary.resolve("state").toString()));
			}
			for (ChildJvm rival : rivals) {
				Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> grants(rival.lines()).size() >= 50);
			}
		}
		finally {
			rivals.forEach(ChildJvm::close);
		}
		List<Long> all = new ArrayList<>();
		for (ChildJvm rival : rivals) {
			List<Long> grants = grants(complete(rival));
			assertThat(grants).isSorted();
			all.addAll(grants);
		}
		assertThat(all).doesNotHaveDuplicates();
	}

	private static List<Long> grants(List<String> lines) {
		return lines.stream().filter((line) -> line.matches("\\d+")).map(Long::valueOf).toList();
	}

	@Test
	void diskWithoutRoomGrantsNoTermAndLeavesNoSlotFile() throws Exception {
		Path state = this.temporary.resolve("state");
		try (ChildJvm loop = ChildJvm.startWithoutRoom(GrantLoopMain.class, state.toString())) {
			assertThat(loop.await("Exception in thread")).contains("java.io.UncheckedIOException", "File too large");
			loop.awaitEnd();
			assertThat(loop.awaitOutput()).noneMatch((line) -> line.matches("\\d+"));
		}
		assertThat(state.resolve(Damage.LOCK)).exists();
		assertThat(state.resolve(Damage.SLOTS)).doesNotExist();
		assertThat(runAndKill(2)).isNotEmpty();
	}

	private List<String> runAndKill(int terms) throws Exception {
		try (ChildJvm loop = ChildJvm.start(GrantLoopMain.class, this.temporary.resolve("state").toString())) {
			Awaitility.await()
				.atMost(Duration.ofSeconds(30))
				.pollInterval(Duration.ofMillis(1))
				.until(() -> loop.lines().size() >= terms);
			loop.kill();
			loop.awaitEnd();
			return complete(loop);
		}
	}

	/**
	 * All lines but the last, which may be cut.
	 */
	private static List<String> complete(ChildJvm loop) throws InterruptedException {
		List<String> lines = loop.awaitOutput();
		return lines.subList(0, lines.size() - 1);
	}

}
