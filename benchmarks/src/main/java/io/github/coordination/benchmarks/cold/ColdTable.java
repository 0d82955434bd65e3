/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.cold;

import java.io.PrintStream;
import java.util.List;
import java.util.function.ToDoubleFunction;

import io.github.coordination.benchmarks.cold.Race.Result;
import io.github.coordination.benchmarks.table.Figure;
import io.github.coordination.benchmarks.table.Sample;
import io.github.coordination.benchmarks.table.Table;

/**
 * The results of some races, of which the first is that of bare locks.
 *
 * @param races the races
 */
record ColdTable(List<Race> races) {

	void print(String title, PrintStream out) {
		Table table = new Table(title + ", " + this.races.get(0).results().size() + " fresh JVMs each",
				"median ms (min-max) from the signal", "isPrimary()", "/ raw", "listener", "/ raw",
				"from the old one's no to the listener", "classes loaded: old", "new");
		double primary = sample(this.races.get(0), Result::primary).median();
		double told = sample(this.races.get(0), Result::told).median();
		for (Race race : this.races) {
			Sample first = sample(race, Result::primary);
			Sample second = sample(race, Result::told);
			table.row(race.kind().text(), text(first), Figure.ratio(first.median() / primary), text(second),
					Figure.ratio(second.median() / told), text(sample(race, (result) -> result.told() - result.over())),
					Figure.of(sample(race, Result::classesOver).median()),
					Figure.of(sample(race, Result::classesTold).median()));
		}
		table.print(out);
	}

	private static Sample sample(Race race, ToDoubleFunction<Result> figure) {
		return Sample.of(race.results().stream().mapToDouble(figure).toArray());
	}

	private static String text(Sample sample) {
		return "%s (%s-%s)".formatted(Figure.of(sample.median()), Figure.of(sample.min()), Figure.of(sample.max()));
	}

}
