/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.load;

import java.util.List;

import io.github.coordination.benchmarks.crew.Peer;
import io.github.coordination.benchmarks.servers.Engine;
import io.github.coordination.benchmarks.table.Figure;
import io.github.coordination.benchmarks.table.Table;

/**
 * The tables of {@link Load}. The first run is that of the starter, unless only another
 * peer was asked for.
 */
final class LoadTables {

	private static final String NONE = "";

	private LoadTables() {
	}

	static Table idle(Engine engine, List<Run> runs) {
		Table table = new Table(
				"Idle workers on one " + engine.text() + ": operations per second, as the server counts", "what",
				"workers", "in all", "of the primary", "of each other", "store calls of each other", "CPU % of a core",
				"in all / first");
		for (Run run : runs) {
			for (Idle idle : run.idle()) {
				table.row(row(run, idle, same(runs.get(0), idle)));
			}
		}
		return table
			.note("operations: " + ((engine == Engine.REDIS) ? "commands, a script is one"
					: "statements that succeed, BEGIN, COMMIT and ROLLBACK too"))
			.note("ShedLock elects nobody: each worker tries once per period to run a job, at the same moment");
	}

	private static String[] row(Run run, Idle idle, Idle starter) {
		boolean jobs = run.contestant().peer() == Peer.SHEDLOCK;
		boolean alone = idle.workers() == 1;
		boolean counts = run.contestant().peer() == Peer.STARTER && !alone;
		double alonePerSecond = run.idle().get(0).operations();
		String each = jobs ? Figure.of(idle.operations() / idle.workers())
				: alone ? NONE : Figure.of(idle.perSecondary(run.idle().get(0)));
		return new String[] { run.contestant().text(), Integer.toString(idle.workers()), Figure.of(idle.operations()),
				jobs ? NONE : Figure.of(alonePerSecond), each,
				counts ? Figure.of(idle.calls() / (idle.workers() - 1)) : NONE, Figure.of(idle.cpuPercent()),
				Figure.ratio(idle.operations() / starter.operations()) };
	}

	private static Idle same(Run starter, Idle other) {
		return starter.idle().stream().filter((idle) -> idle.workers() == other.workers()).findFirst().orElseThrow();
	}

	static Table takeover(Engine engine, List<Run> runs, int workers) {
		Table table = new Table("The primary of %d workers on one %s is killed".formatted(workers, engine.text()),
				"what", "next primary after ms", "busiest second before", "busiest second around the takeover",
				"busiest tenth of it");
		for (Run run : runs) {
			Takeover takeover = run.takeover();
			if (takeover != null) {
				table.row(run.contestant().text(), Figure.of(takeover.millis()), Long.toString(takeover.quiet()),
						Long.toString(takeover.second()), Long.toString(takeover.tenth()));
			}
		}
		return table.note("operations, as above; the next primary cannot prove the former one dead");
	}

}
