/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.scale;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.github.coordination.benchmarks.Options;
import io.github.coordination.benchmarks.process.ChildJvm;
import io.github.coordination.benchmarks.process.ClassPath;
import io.github.coordination.benchmarks.process.Scratch;
import io.github.coordination.benchmarks.table.Figure;
import io.github.coordination.benchmarks.table.Sample;
import io.github.coordination.benchmarks.table.Table;

/**
 * 10,000 guarded methods in one application, beside the same methods plain and with an
 * advice that does nothing.
 */
final class ManyGuards {

	private static final int TOTAL = 10_000;

	private static final List<Integer> SHAPES = List.of(10, 100);

	private static final List<Integer> ALL_SHAPES = List.of(1, 10, 100);

	private static final List<String> FIGURES = List.of("start, wall ms", "start, CPU ms", "live heap KB",
			"resident KB");

	private final Options options;

	private final int rounds;

	ManyGuards(Options options) {
		this.options = options;
		this.rounds = options.number("repetitions", 1, 5);
	}

	void print(PrintStream out) {
		Table table = new Table("%d guarded methods, %d interleaved rounds".formatted(TOTAL, this.rounds), "beans",
				"median of", "plain", "no-op advice", "@PrimaryOnly", "over no-op advice", "of that, per method");
		for (int methods : this.options.thorough() ? ALL_SHAPES : SHAPES) {
			Map<Kind, List<List<Double>>> starts = new EnumMap<>(Kind.class);
			for (int i = 0; i < this.rounds; i++) {
				for (Kind kind : Kind.values()) {
					starts.computeIfAbsent(kind, (key) -> new ArrayList<>()).add(start(methods, kind));
				}
			}
			for (int figure = 0; figure < FIGURES.size(); figure++) {
				row(table, methods, figure, starts);
			}
		}
		table.note("per method: microseconds and bytes").print(out);
	}

	private static void row(Table table, int methods, int figure, Map<Kind, List<List<Double>>> starts) {
		double advised = median(starts, Kind.ADVISED, figure);
		double guarded = median(starts, Kind.GUARDED, figure);
		double unit = FIGURES.get(figure).endsWith("KB") ? 1024 : 1000;
		table.row("%d of %d methods".formatted(TOTAL / methods, methods), FIGURES.get(figure),
				Figure.of(median(starts, Kind.PLAIN, figure)), Figure.of(advised), Figure.of(guarded),
				Figure.difference(guarded - advised), Figure.of((guarded - advised) * unit / TOTAL));
	}

	private static double median(Map<Kind, List<List<Double>>> starts, Kind kind, int figure) {
		return Sample.of(starts.getOrDefault(kind, List.of()).stream().map((start) -> start.get(figure)).toList())
			.median();
	}

	private List<Double> start(int methods, Kind kind) {
		List<String> jvm = new ArrayList<>(List.of("-Xmx1g"));
		jvm.addAll(this.options.jvmOptions());
		try (Scratch scratch = Scratch.create();
				ChildJvm child = ChildJvm.start(jvm, ClassPath.own(), GuardsMain.class.getName(),
						List.of(scratch.folder("state").toString(), Integer.toString(TOTAL / methods),
								Integer.toString(methods), kind.name()))) {
			return child.await("started").stream().map(Double::valueOf).toList();
		}
	}

}
