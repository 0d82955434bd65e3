/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.startup;

import java.io.IOException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import io.github.coordination.benchmarks.Options;
import io.github.coordination.benchmarks.Section;
import io.github.coordination.benchmarks.process.Scratch;
import io.github.coordination.benchmarks.table.Figure;
import io.github.coordination.benchmarks.table.Table;

/**
 * What the starter adds to the start of a web application with actuator: interleaved
 * starts, without and with the starter on the class path.
 */
public final class Startup implements Section {

	private static final Map<String, ToDoubleFunction<Start>> FIGURES = new LinkedHashMap<>();

	static {
		FIGURES.put("CPU ms", Start::cpuMillis);
		FIGURES.put("CPU ms in the 2 s after", Start::afterwardsMillis);
		FIGURES.put("wall ms", Start::wallMillis);
		FIGURES.put("resident MB", Start::residentMegabytes);
		FIGURES.put("live heap MB", Start::heapMegabytes);
		FIGURES.put("loaded classes", Start::classes);
	}

	@Override
	public void run(Options options, PrintStream out) throws IOException, InterruptedException {
		int rounds = options.number("repetitions", 5, 21);
		try (Scratch scratch = Scratch.create()) {
			Application application = new Application(scratch.folder("classes"));
			List<Variant> variants = List.of(new Variant(application.without(), false),
					new Variant(application.with(), false), new Variant(application.with(), true));
			for (int round = 0; round <= rounds; round++) {
				for (Variant variant : variants) {
					variant.start(options.jvmOptions(), scratch.folder("state"), round > 0);
				}
			}
			table(rounds, variants).print(out);
		}
	}

	private static Table table(int rounds, List<Variant> variants) {
		Variant without = variants.get(0);
		Table table = new Table("Start of a web application with actuator, %d interleaved rounds".formatted(rounds),
				"median of", "without", "starter", "added", "one guarded job", "added", "added, mean");
		FIGURES.forEach((name, figure) -> {
			Variant idle = variants.get(1);
			Variant guarded = variants.get(2);
			table.row(name, Figure.of(without.median(figure)), Figure.of(idle.median(figure)),
					Figure.difference(idle.over(without, figure).median()), Figure.of(guarded.median(figure)),
					Figure.difference(guarded.over(without, figure).median()),
					Figure.difference(guarded.over(without, figure).mean()));
		});
		return table
			.note("to ApplicationReadyEvent and, with the starter, the first outcome; added: median of the pairs")
			.note("one guarded job: its bean is the only proxied one, so it pays for loading the proxy generator");
	}

}
