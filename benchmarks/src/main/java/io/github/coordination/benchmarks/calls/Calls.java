/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.calls;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

import io.github.coordination.benchmarks.Options;
import io.github.coordination.benchmarks.Section;
import io.github.coordination.benchmarks.table.Figure;
import io.github.coordination.benchmarks.table.Table;

/**
 * Runs {@link CallBenchmarks} with JMH, each in JVMs of its own, and prints one table.
 */
public final class Calls implements Section {

	private static final String GUARDED = "guarded ";

	private static final String ADVISED = "advised";

	private static final Map<String, String> ROWS = rows();

	private static Map<String, String> rows() {
		Map<String, String> rows = new LinkedHashMap<>();
		rows.put("plain", "plain call");
		rows.put("flag", "volatile flag");
		rows.put("clock", "System.nanoTime()");
		rows.put("isPrimary " + GuardedCalls.MEMORY_PRIMARY, "isPrimary(), memory store, primary");
		rows.put("isPrimary " + GuardedCalls.FILE_PRIMARY, "isPrimary(), file store, primary");
		rows.put("isPrimary " + GuardedCalls.MEMORY_SECONDARY, "isPrimary(), secondary");
		rows.put(ADVISED, "Spring AOP proxy, no-op advice");
		rows.put(GUARDED + GuardedCalls.MEMORY_PRIMARY, "@PrimaryOnly call, memory store, primary");
		rows.put(GUARDED + GuardedCalls.FILE_PRIMARY, "@PrimaryOnly call, file store, primary");
		rows.put(GUARDED + GuardedCalls.MEMORY_SECONDARY, "@PrimaryOnly call skipped, secondary");
		rows.put("locked", "ShedLock in memory, @SchedulerLock proxy");
		rows.put("lockedByExecutor", "ShedLock in memory, LockingTaskExecutor");
		return rows;
	}

	@Override
	public void run(Options options, PrintStream out) throws RunnerException {
		Map<String, Statistics> measured = measure(options);
		Table table = new Table("One call", "call", "median ns", "min ns", "max ns", "over no-op advice ns");
		double advised = median(measured, ADVISED);
		ROWS.forEach((key, name) -> {
			Statistics values = Objects.requireNonNull(measured.get(key), key);
			boolean proxied = key.startsWith(GUARDED) || key.startsWith("locked");
			table.row(name, Figure.of(values.getPercentile(50)), Figure.of(values.getMin()), Figure.of(values.getMax()),
					proxied ? Figure.difference(values.getPercentile(50) - advised) : "");
		});
		double guarded = median(measured, GUARDED + GuardedCalls.FILE_PRIMARY);
		table.note("ShedLock / @PrimaryOnly (file store, primary): proxy %s, executor %s".formatted(
				Figure.ratio(median(measured, "locked") / guarded),
				Figure.ratio(median(measured, "lockedByExecutor") / guarded)));
		table.print(out);
	}

	private static double median(Map<String, Statistics> measured, String key) {
		return Objects.requireNonNull(measured.get(key), key).getPercentile(50);
	}

	private static Map<String, Statistics> measure(Options options) throws RunnerException {
		TimeValue iteration = TimeValue.milliseconds(options.thorough() ? 1000 : 400);
		Map<String, Statistics> measured = new LinkedHashMap<>();
		for (RunResult result : new Runner(new OptionsBuilder().include(CallBenchmarks.class.getName())
			.forks(options.number("forks", 1, 3))
			.warmupIterations(5)
			.warmupTime(iteration)
			.measurementIterations(options.thorough() ? 10 : 5)
			.measurementTime(iteration)
			.jvmArgsAppend(options.jvmOptions().toArray(String[]::new))
			.verbosity(VerboseMode.SILENT)
			.shouldFailOnError(true)
			.build()).run()) {
			measured.put(key(result.getParams()), result.getPrimaryResult().getStatistics());
		}
		return measured;
	}

	private static String key(BenchmarkParams params) {
		String method = params.getBenchmark().substring(params.getBenchmark().lastIndexOf('.') + 1);
		String worker = params.getParam("worker");
		return (worker != null) ? method + " " + worker : method;
	}

}
