/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.report;

import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mockito.Mockito;
import org.mockito.stubbing.Answer;

import io.github.coordination.Term;
import io.github.coordination.TransitionCause;
import io.github.coordination.Worker;
import io.github.coordination.election.ElectionListener;
import io.github.coordination.lease.Holder;
import io.github.coordination.lease.LeaseRecord;

import static org.assertj.core.api.Assertions.assertThat;

class ElectionListenersTests {

	private static final List<Object> VALUES = List.of(new Term("primary", 7, Instant.EPOCH), TransitionCause.FREE,
			List.of("work"), "text", Duration.ofSeconds(1), new IllegalStateException("planned"),
			new LeaseRecord(new Holder(new Worker("w", "h", 1), "", "", 0), 8, 0, Duration.ofSeconds(10), false));

	static Stream<Method> notices() {
		return Stream.of(ElectionListener.class.getMethods());
	}

	@ParameterizedTest
	@MethodSource("notices")
	void everyNoticeReachesEveryListenerInOrder(Method notice) throws Exception {
		List<String> told = new ArrayList<>();
		notice.invoke(new ElectionListeners(List.of(recording("first", told), recording("second", told))),
				arguments(notice));
		assertThat(told).containsExactly("first " + notice.getName(), "second " + notice.getName());
	}

	@ParameterizedTest
	@MethodSource("notices")
	void listenerThatThrowsIsReportedAndKeepsNobodyFromHearing(Method notice) throws Exception {
		List<String> told = new ArrayList<>();
		ElectionListener failing = Mockito.mock(ElectionListener.class, (Answer<?>) (call) -> {
			throw new AssertionError("planned");
		});
		try (CapturedLog log = new CapturedLog(ElectionListeners.class)) {
			notice.invoke(new ElectionListeners(List.of(failing, recording("second", told))), arguments(notice));
			assertThat(log.linesWithStackTrace(Level.ERROR)).singleElement()
				.asString()
				.startsWith("Listener " + failing.getClass().getName() + " failed (number 1 of its kind)");
		}
		assertThat(told).containsExactly("second " + notice.getName());
	}

	@ParameterizedTest
	@MethodSource("notices")
	void everyNoticeOfAnElectionOrTheStoreRunsTheTask(Method notice) throws Exception {
		List<String> steps = List.of("tookOver", "takeoverFailed", "handingOver", "stuck", "stopped", "failed");
		List<String> told = new ArrayList<>();
		notice.invoke(new AnyElectionListener(() -> told.add("task")), arguments(notice));
		assertThat(told).hasSize(steps.contains(notice.getName()) ? 0 : 1);
	}

	@Test
	void listenerThatKeepsThrowingDoesNotFloodTheLog() {
		ElectionListener failing = new AnyElectionListener(() -> {
			throw new IllegalStateException("planned");
		});
		ElectionListeners listeners = new ElectionListeners(List.of(failing));
		try (CapturedLog log = new CapturedLog(ElectionListeners.class)) {
			for (int i = 0; i < 100; i++) {
				listeners.storeReachable();
			}
			assertThat(log.lines()).hasSize(7);
		}
	}

	@Test
	void termIsTakenOverAlthoughAListenerThrows() {
		ElectionListener failing = new AnyElectionListener(() -> {
			throw new IllegalStateException("planned");
		});
		try (TestWorker worker = new TestWorker(new UnreliableStore(), new ElectionListeners(List.of(failing)))) {
			worker.start("primary");
			assertThat(worker.election("primary").runIfPrimary(() -> {
			})).isTrue();
		}
	}

	@Test
	void listenersAreLookedUpOnceAndOnlyWhenThereIsSomethingToTell() {
		List<String> told = new ArrayList<>();
		ElectionListeners listeners = new ElectionListeners(() -> {
			told.add("lookup");
			return List.of(recording("first", told));
		});
		assertThat(told).isEmpty();
		listeners.storeReachable();
		listeners.storeReachable();
		assertThat(told).containsExactly("lookup", "first storeReachable", "first storeReachable");
	}

	@Test
	void listenersThatCannotBeHadAreReportedAndAskedForAgain() {
		List<String> told = new ArrayList<>();
		ElectionListeners listeners = new ElectionListeners(() -> {
			if (told.isEmpty()) {
				told.add("lookup");
				throw new IllegalStateException("planned");
			}
			return List.of(recording("first", told));
		});
		try (CapturedLog log = new CapturedLog(ElectionListeners.class)) {
			listeners.storeReachable();
			assertThat(log.linesWithStackTrace(Level.ERROR)).singleElement()
				.asString()
				.contains("Listener lookup failed");
		}
		listeners.storeReachable();
		assertThat(told).containsExactly("lookup", "first storeReachable");
	}

	private static ElectionListener recording(String name, List<String> told) {
		return Mockito.mock(ElectionListener.class, (Answer<?>) (call) -> {
			told.add(name + " " + call.getMethod().getName());
			return null;
		});
	}

	private static Object[] arguments(Method notice) {
		return Stream.of(notice.getParameterTypes())
			.map((type) -> VALUES.stream().filter(type::isInstance).findFirst().orElseThrow())
			.toArray();
	}

}
