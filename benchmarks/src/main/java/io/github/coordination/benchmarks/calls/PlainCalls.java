/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.calls;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Work without a guard, and the flag that most peers remember.
 */
@State(Scope.Benchmark)
public class PlainCalls {

	final Work work = new Work();

	volatile boolean flag = true;

}
