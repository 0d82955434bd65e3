/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.failover;

import java.util.List;

import io.github.coordination.benchmarks.Options;
import io.github.coordination.benchmarks.process.Scratch;
import io.github.coordination.benchmarks.table.Figure;
import io.github.coordination.benchmarks.table.Sample;
import io.github.coordination.benchmarks.table.Table;

/**
 * A contest of bare locks and one of workers, measured in turns.
 */
final class Contests {

	private Contests() {
	}

	/**
	 * Measure both in turns.
	 */
	static Table measure(String title, Options options, int repetitions, Turn turn) throws InterruptedException {
		try (Scratch scratch = Scratch.create();
				Contest raw = new Contest(ContenderMain.Kind.RAW, scratch.folder("raw"), options);
				Contest starter = new Contest(ContenderMain.Kind.STARTER, scratch.folder("starter"), options)) {
			for (int i = 0; i < repetitions; i++) {
				turn.take(raw);
				turn.take(starter);
			}
			return table(title, raw, starter);
		}
	}

	private static Table table(String title, Contest raw, Contest starter) {
		Table table = new Table(title, "what", "median ms", "min ms", "max ms", "n", "/ raw");
		double limit = Sample.of(raw.millis()).median();
		for (Contest contest : List.of(raw, starter)) {
			Sample sample = Sample.of(contest.millis());
			table.row(contest.kind().text(), Figure.of(sample.median()), Figure.of(sample.min()),
					Figure.of(sample.max()), Integer.toString(sample.size()), Figure.ratio(sample.median() / limit));
		}
		if (!raw.residentMegabytes().isEmpty()) {
			table.note("resident memory of the process that ended, median: raw %s MB, starter %s MB".formatted(
					Figure.of(Sample.of(raw.residentMegabytes()).median()),
					Figure.of(Sample.of(starter.residentMegabytes()).median())));
		}
		return table;
	}

	/**
	 * One measurement in a contest.
	 */
	@FunctionalInterface
	interface Turn {

		void take(Contest contest) throws InterruptedException;

	}

}
