/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.startup;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import io.github.coordination.benchmarks.Options;
import io.github.coordination.benchmarks.Section;
import io.github.coordination.benchmarks.process.Scratch;
import io.github.coordination.benchmarks.table.Figure;
import io.github.coordination.benchmarks.table.Sample;
import io.github.coordination.benchmarks.table.Table;

/**
 * What the starter adds to the start of a web application with actuator: interleaved
 * pairs of starts, without and with the starter on the class path.
 */
public final class Startup implements Section {

	private static final Map<String, ToDoubleFunction<Start>> FIGURES = new LinkedHashMap<>();

	static {
		FIGURES.put("CPU ms", Start::cpuMillis);
		FIGURES.put("wall ms", Start::wallMillis);
		FIGURES.put("resident MB", Start::residentMegabytes);
		FIGURES.put("live heap MB", Start::heapMegabytes);
		FIGURES.put("loaded classes", Start::classes);
	}

	@Override
	public void run(Options options, PrintStream out) throws IOException {
		List<Start> without = new ArrayList<>();
		List<Start> with = new ArrayList<>();
		try (Scratch scratch = Scratch.create()) {
			Application application = new Application(scratch.folder("classes"));
			int pairs = options.number("repetitions", 5, 21);
			for (int pair = -1; pair < pairs; pair++) {
				Start before = start(application.without(), application, options, scratch);
				Start after = start(application.with(), application, options, scratch);
				if (pair >= 0) {
					require(after);
					without.add(before);
					with.add(after);
				}
			}
		}
		table(without, with).print(out);
	}

	private static void require(Start start) {
		if (!start.asExpected()) {
			throw new IllegalStateException("The only worker was not the primary at its first outcome");
		}
	}

	private static Start start(String classPath, Application application, Options options, Scratch scratch) {
		return Start.of(classPath, application.main(), options.jvmOptions(), scratch.folder("state"));
	}

	private static Table table(List<Start> without, List<Start> with) {
		Table table = new Table("Start of a web application with actuator, %d interleaved pairs".formatted(with.size()),
				"median of", "without", "with the starter", "difference of pairs", "mean difference");
		FIGURES.forEach((name, figure) -> {
			Sample differences = differences(without, with, figure);
			table.row(name, Figure.of(Start.sample(without, figure).median()),
					Figure.of(Start.sample(with, figure).median()), Figure.difference(differences.median()),
					Figure.difference(differences.mean()));
		});
		return table.note("to ApplicationReadyEvent and, with the starter, the first outcome; one guarded job");
	}

	private static Sample differences(List<Start> without, List<Start> with, ToDoubleFunction<Start> figure) {
		double[] differences = new double[with.size()];
		for (int i = 0; i < differences.length; i++) {
			differences[i] = figure.applyAsDouble(with.get(i)) - figure.applyAsDouble(without.get(i));
		}
		return Sample.of(differences);
	}

}
