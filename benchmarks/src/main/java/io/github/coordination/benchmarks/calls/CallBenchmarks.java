/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.calls;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/**
 * One call of each kind. {@link Calls} runs them and prints their table.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CallBenchmarks {

	/**
	 * A call that nothing guards.
	 * @param calls the work
	 */
	@Benchmark
	public void plain(PlainCalls calls) {
		calls.work.plain();
	}

	/**
	 * A remembered flag.
	 * @param calls the flag
	 * @return the flag
	 */
	@Benchmark
	public boolean flag(PlainCalls calls) {
		return calls.flag;
	}

	/**
	 * The monotonic clock, which {@code isPrimary()} has to read.
	 * @return the time
	 */
	@Benchmark
	public long clock() {
		return System.nanoTime();
	}

	/**
	 * A call through a proxy whose advice does nothing.
	 * @param calls the work
	 */
	@Benchmark
	public void advised(AdvisedCalls calls) {
		calls.work.plain();
	}

	/**
	 * The answer of the election.
	 * @param calls the worker
	 * @return the answer
	 */
	@Benchmark
	public boolean isPrimary(GuardedCalls calls) {
		return calls.election.isPrimary();
	}

	/**
	 * A guarded call.
	 * @param calls the work
	 */
	@Benchmark
	public void guarded(GuardedCalls calls) {
		calls.work.guarded();
	}

	/**
	 * A call through the proxy of ShedLock.
	 * @param calls the work
	 */
	@Benchmark
	public void locked(LockedCalls calls) {
		calls.proxied();
	}

	/**
	 * A call through the executor of ShedLock.
	 * @param calls the work
	 */
	@Benchmark
	public void lockedByExecutor(LockedCalls calls) {
		calls.executed();
	}

}
