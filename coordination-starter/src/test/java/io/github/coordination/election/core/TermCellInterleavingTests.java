/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.core;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

import org.jetbrains.lincheck.Lincheck;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.github.coordination.faults.ProofSize;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Within one epoch no reader hears yes after no, however readers, the clock and a renewal
 * interleave. {@code -Dinterleavings} says how many.
 */
class TermCellInterleavingTests {

	private static final int INTERLEAVINGS = ProofSize.of("interleavings", 300, 1500);

	private static final long DEADLINE = 10;

	@Test
	void epochGoesFromYesToNoOnce() {
		Lincheck.runConcurrentTest(INTERLEAVINGS, () -> renewalBesideAReader((cell) -> cell.epoch() == 1));
	}

	@Test
	void remainingTimeGoesFromYesToNoOnce() {
		Lincheck.runConcurrentTest(INTERLEAVINGS, () -> renewalBesideAReader((cell) -> cell.remainingNanos() > 0));
	}

	@Test
	void timeOfACurrentTermGoesFromYesToNoOnce() {
		Lincheck.runConcurrentTest(INTERLEAVINGS,
				() -> renewalBesideAReader((cell) -> cell.nowIfCurrent(1) != TermCell.NOT_CURRENT));
	}

	@Test
	void differentReadersAgree() {
		Lincheck.runConcurrentTest(INTERLEAVINGS, TermCellInterleavingTests::renewalBesideTwoKindsOfReaders);
	}

	@Test
	void endIsFinalBesideReaders() {
		Lincheck.runConcurrentTest(INTERLEAVINGS, TermCellInterleavingTests::endBesideAReader);
	}

	@Test
	void readerThatDoesNotEndWhatIsOverIsCaught() {
		assertThatThrownBy(
				() -> Lincheck.runConcurrentTest(INTERLEAVINGS, TermCellInterleavingTests::renewalBesideABrokenReader))
			.hasMessageContaining("yes after no");
	}

	private static void renewalBesideAReader(Predicate<TermCell> reader) {
		AtomicLong clock = new AtomicLong(DEADLINE - 1);
		TermCell cell = begun(clock);
		renewalBesideAReader(cell, clock, () -> reader.test(cell));
	}

	/**
	 * It says no by the deadline that it has read, and leaves it at that.
	 */
	private static void renewalBesideABrokenReader() {
		AtomicLong clock = new AtomicLong(DEADLINE - 1);
		TermCell cell = begun(clock);
		renewalBesideAReader(cell, clock, () -> cell.deadline() - clock.get() > 0);
	}

	private static void renewalBesideAReader(TermCell cell, AtomicLong clock, BooleanSupplier reader) {
		run(() -> {
			boolean first = reader.getAsBoolean();
			boolean second = reader.getAsBoolean();
			check(first || !second);
		}, () -> {
			clock.set(DEADLINE);
			clock.set(DEADLINE + 1);
		}, () -> cell.extend(1, DEADLINE + 100));
	}

	private static void renewalBesideTwoKindsOfReaders() {
		AtomicLong clock = new AtomicLong(DEADLINE - 1);
		TermCell cell = begun(clock);
		run(() -> {
			boolean first = cell.remainingNanos() > 0;
			boolean second = cell.epoch() == 1;
			boolean third = cell.nowIfCurrent(1) != TermCell.NOT_CURRENT;
			check((first || !second) && (second || !third));
		}, () -> clock.set(DEADLINE), () -> {
			boolean extended = cell.extend(1, DEADLINE + 100);
			check(extended == (cell.epoch() == 1));
		});
	}

	private static void endBesideAReader() {
		AtomicLong clock = new AtomicLong(DEADLINE - 1);
		TermCell cell = begun(clock);
		run(() -> {
			boolean first = cell.epoch() == 1;
			boolean second = cell.epoch() == 1;
			check(first || !second);
		}, () -> clock.set(DEADLINE), () -> {
			cell.extend(1, DEADLINE + 100);
			cell.end(1);
			check(cell.epoch() == TermCell.NONE && cell.begin(2, DEADLINE + 200) && cell.epoch() == 2);
		});
	}

	private static TermCell begun(AtomicLong clock) {
		TermCell cell = new TermCell(clock::get);
		cell.begin(1, DEADLINE);
		return cell;
	}

	private static void run(Runnable... blocks) {
		AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
		List<Thread> threads = new ArrayList<>();
		for (Runnable block : blocks) {
			Thread thread = new Thread(block);
			thread.setUncaughtExceptionHandler((source, ex) -> failure.set(ex));
			threads.add(thread);
		}
		threads.forEach(Thread::start);
		threads.forEach(TermCellInterleavingTests::join);
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
			throw new IllegalStateException("yes after no, or no after yes was told for good");
		}
	}

}
