/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.calls;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import org.jetbrains.lincheck.Lincheck;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.github.coordination.election.core.TermCell;
import io.github.coordination.election.core.TestTerms;
import io.github.coordination.faults.ProofSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GuardedCallsInterleavingTests {

	private static final int INTERLEAVINGS = ProofSize.of("interleavings", 100, 500);

	private static final int SLOTS = 2;

	private static final int ROUNDS = 20_000;

	private static final int ENOUGH = 100;

	private static final int SPINS = 50;

	private static final Duration BOUND = Duration.ofSeconds(60);

	@Test
	void drainThatSawNobodyIsFollowedByNoCall() {
		Lincheck.runConcurrentTest(INTERLEAVINGS, () -> drainBesideACall(true));
	}

	@Test
	void drainThatLooksBeforeItClosesTheGateIsCaught() {
		assertThatThrownBy(() -> Lincheck.runConcurrentTest(INTERLEAVINGS, () -> drainBesideACall(false)))
			.hasMessageContaining("a call ran after the drain");
	}

	@Test
	void runnerBesideALeavingContextIsRefusedOrSeen() {
		Lincheck.runConcurrentTest(INTERLEAVINGS, GuardedCallsInterleavingTests::leavingBesideARunner);
	}

	@Test
	void callBesideALossIsRefusedOrSeenByTheInterrupter() {
		Lincheck.runConcurrentTest(INTERLEAVINGS, GuardedCallsInterleavingTests::lossBesideACall);
	}

	@Test
	void noThreadIsInterruptedAfterItsCallHasReturned() throws InterruptedException {
		GuardedCalls calls = new GuardedCalls(TestTerms.begun(() -> 0, 1));
		calls.gate().open(1);
		AtomicBoolean over = new AtomicBoolean();
		Thread interrupter = new Thread(() -> {
			while (!over.get()) {
				calls.interrupt(1);
			}
		});
		interrupter.start();
		int interrupted = 0;
		int late = 0;
		GuardedWork work = new GuardedWork("work", true);
		long deadline = System.nanoTime() + BOUND.toNanos();
		for (int round = 0; round < ROUNDS || (interrupted < ENOUGH && System.nanoTime() < deadline); round++) {
			Invocation invocation = calls.gate().begin(work);
			assertThat(invocation).isNotNull();
			for (int spin = 0; spin < SPINS && !Thread.currentThread().isInterrupted(); spin++) {
				Thread.onSpinWait();
			}
			interrupted += Thread.currentThread().isInterrupted() ? 1 : 0;
			invocation.end();
			late += Thread.interrupted() ? 1 : 0;
		}
		over.set(true);
		interrupter.join(60_000);
		assertThat(interrupter.isAlive()).isFalse();
		assertThat(late).isZero();
		assertThat(interrupted).isGreaterThanOrEqualTo(ENOUGH);
	}

	private static void drainBesideACall(boolean closeFirst) {
		GuardedCalls calls = new GuardedCalls(TestTerms.begun(() -> 0, 1), SLOTS);
		calls.gate().open(1);
		AtomicBoolean inCall = new AtomicBoolean();
		AtomicBoolean drained = new AtomicBoolean();
		Thread caller = new Thread(() -> {
			Invocation invocation = calls.gate().begin(new GuardedWork("work", true));
			if (invocation != null) {
				check(!drained.get());
				inCall.set(true);
				inCall.set(false);
				invocation.end();
			}
		});
		Thread drainer = new Thread(() -> {
			if (closeFirst) {
				calls.close(1);
			}
			boolean idle = calls.runningNames().isEmpty();
			if (!closeFirst) {
				calls.close(1);
			}
			check(!idle || !inCall.get());
			drained.set(idle);
		});
		run(caller, drainer);
	}

	private static void leavingBesideARunner() {
		GuardedCalls calls = new GuardedCalls(TestTerms.begun(() -> 0, 1), SLOTS);
		CallGate gate = calls.addGate();
		AtomicReference<@Nullable Invocation> begun = new AtomicReference<>();
		AtomicBoolean interrupted = new AtomicBoolean();
		Thread runner = new Thread(() -> begun.set(gate.beginTakeover(new GuardedWork("runner", true), 1))) {
			@Override
			public void interrupt() {
				interrupted.set(true);
			}
		};
		run(runner, new Thread(() -> {
			gate.leave();
			gate.interrupt();
		}));
		check(begun.get() == null || interrupted.get());
	}

	private static void lossBesideACall() {
		TermCell term = TestTerms.begun(() -> 0, 1);
		GuardedCalls calls = new GuardedCalls(term, SLOTS);
		calls.gate().open(1);
		AtomicReference<@Nullable Invocation> begun = new AtomicReference<>();
		AtomicBoolean seen = new AtomicBoolean();
		Thread caller = new Thread(() -> begun.set(calls.gate().begin(new GuardedWork("work", true))));
		Thread loser = new Thread(() -> {
			TestTerms.end(term, 1);
			seen.set(!calls.runningNames().isEmpty());
		});
		run(caller, loser);
		check(begun.get() == null || seen.get());
	}

	private static void run(Thread first, Thread second) {
		AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
		first.setUncaughtExceptionHandler((thread, ex) -> failure.set(ex));
		second.setUncaughtExceptionHandler((thread, ex) -> failure.set(ex));
		first.start();
		second.start();
		join(first);
		join(second);
		check(failure.get() == null);
	}

	private static void join(Thread thread) {
		try {
			thread.join();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void check(boolean fact) {
		if (!fact) {
			throw new IllegalStateException("a call ran after the drain");
		}
	}

}
