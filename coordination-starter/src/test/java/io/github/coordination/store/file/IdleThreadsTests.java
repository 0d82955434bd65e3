/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.coordination.Term;
import io.github.coordination.Worker;
import io.github.coordination.election.ElectionEngine;
import io.github.coordination.election.ElectionListener;
import io.github.coordination.election.EngineSettings;
import io.github.coordination.election.TermScope;
import io.github.coordination.election.TermWork;
import io.github.coordination.election.core.Timings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The threads of an idle worker. Each worker is started in a thread group of its own,
 * which all its threads belong to.
 */
class IdleThreadsTests {

	private static final Duration BOUND = Duration.ofSeconds(60);

	@TempDir
	private Path directory;

	private final ThreadGroup primary = new ThreadGroup("primary");

	private final ThreadGroup secondary = new ThreadGroup("secondary");

	@Test
	void idlePrimaryHasTwoThreadsAndIdleSecondaryThree() throws Exception {
		try (ElectionEngine first = in(this.primary, this::start)) {
			Awaitility.await().atMost(BOUND).until(() -> first.get("primary").isPrimary());
			awaitThreads(this.primary, "coordination-election", "coordination-watch");
			try (ElectionEngine second = in(this.secondary, this::start)) {
				assertThat(second.get("primary").awaitFirstOutcome(BOUND)).isTrue();
				awaitThreads(this.secondary, "coordination-election", "coordination-file-primary",
						"coordination-watch");
				assertThat(second.get("primary").isPrimary()).isFalse();
			}
			awaitThreads(this.secondary);
		}
		awaitThreads(this.primary);
	}

	private ElectionEngine start() {
		FileLeaseStore store = new FileLeaseStore(Shop.NAME, this.directory.toString(),
				Platform.current(Records.UNTOLD));
		Timings timings = Timings.of(Duration.ofMinutes(1), null, null, null, Timings.DEFAULT_DRIFT);
		ElectionEngine engine = new ElectionEngine(store, timings, new Worker("one", "test", 1),
				new EngineSettings(Duration.ofSeconds(1), new NoWork(), new ElectionListener() {
				}));
		engine.get("primary");
		engine.start();
		return engine;
	}

	private static <T> T in(ThreadGroup group, Callable<T> task) throws Exception {
		FutureTask<T> future = new FutureTask<>(task);
		new Thread(group, future).start();
		return future.get(BOUND.toSeconds(), TimeUnit.SECONDS);
	}

	private static void awaitThreads(ThreadGroup group, String... names) {
		Awaitility.await().atMost(BOUND).untilAsserted(() -> assertThat(names(group)).containsExactly(names));
	}

	private static List<String> names(ThreadGroup group) {
		Thread[] threads = new Thread[100];
		int count = group.enumerate(threads);
		return Arrays.stream(threads, 0, count).map(Thread::getName).sorted().toList();
	}

	private static final class NoWork implements TermWork {

		@Override
		public void takeOver(Term term, TermScope scope) {
			scope.open();
		}

		@Override
		public boolean stop(Term term, Duration bound) {
			return true;
		}

	}

}
