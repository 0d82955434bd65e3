/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.scale;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

import io.github.coordination.benchmarks.Options;
import io.github.coordination.benchmarks.process.ChildJvm;
import io.github.coordination.benchmarks.process.ClassPath;
import io.github.coordination.benchmarks.process.Scratch;
import io.github.coordination.benchmarks.table.Figure;
import io.github.coordination.benchmarks.table.Table;

/**
 * 1, 10 and 100 elections on the file store: a worker that is the primary of all, one
 * behind it, and what happens when the first is killed.
 */
final class ManyElections {

	private static final List<Integer> COUNTS = List.of(1, 10, 100);

	private static final long WARM_UP_MILLIS = 3000;

	private final Options options;

	private final int idleSeconds;

	private double firstWin;

	private final Table table = new Table("Elections in one worker, file store", "elections", "role", "threads",
			"idle CPU ms/s", "renewals/s", "resident MB", "all primary after ms");

	ManyElections(Options options) {
		this.options = options;
		this.idleSeconds = options.number("seconds", 5, 30);
	}

	void print(PrintStream out) throws InterruptedException {
		for (int count : COUNTS) {
			measure(count);
		}
		this.table.note("threads: those named coordination-*, of an idle worker")
			.note("all primary: from the start of the engine, and from the kill -9 of the primary")
			.print(out);
	}

	private void measure(int count) throws InterruptedException {
		try (Scratch scratch = Scratch.create();
				ChildJvm primary = startAfterFormer(scratch, count);
				ChildJvm secondary = startBehind(primary, scratch, count)) {
			Thread.sleep(WARM_UP_MILLIS);
			Look primaryBefore = Look.at(primary);
			Look secondaryBefore = Look.at(secondary);
			Thread.sleep(this.idleSeconds * 1000L);
			Look primaryAfter = Look.at(primary);
			Look secondaryAfter = Look.at(secondary);
			secondary.send("win");
			Thread.sleep(100);
			long killed = primary.kill();
			row(count, "primary", primaryBefore, primaryAfter, this.firstWin);
			row(count, "secondary", secondaryBefore, secondaryAfter, millis(killed, secondary.await("won").get(0)));
			if (count == 1) {
				this.table.note("threads with one election: primary %s, secondary %s".formatted(primaryAfter.names(),
						secondaryAfter.names()));
			}
		}
	}

	private ChildJvm start(Scratch scratch, int count) {
		List<String> jvm = new ArrayList<>(List.of("-Xmx256m"));
		jvm.addAll(this.options.jvmOptions());
		return ChildJvm.start(jvm, ClassPath.own(), ElectionsMain.class.getName(),
				List.of(scratch.folder("state").toString(), Integer.toString(count)));
	}

	/**
	 * A worker after one that has released all elections, so that it finds records.
	 */
	private ChildJvm startAfterFormer(Scratch scratch, int count) {
		try (ChildJvm former = start(scratch, count)) {
			former.send("win");
			former.await("won");
			former.terminate();
			former.awaitEnd();
		}
		return start(scratch, count);
	}

	private ChildJvm startBehind(ChildJvm primary, Scratch scratch, int count) {
		primary.send("win");
		List<String> won = primary.await("won");
		this.firstWin = millis(Long.parseLong(won.get(1)), won.get(0));
		ChildJvm secondary = start(scratch, count);
		secondary.send("settle");
		secondary.await("settled");
		return secondary;
	}

	private static double millis(long from, String to) {
		return (Long.parseLong(to) - from) / 1e6;
	}

	private void row(int count, String role, Look before, Look after, double millis) {
		this.table.row(Integer.toString(count), role, Integer.toString(after.threads()),
				Figure.of(after.cpuMillisPerSecond(before)), Figure.of(after.renewalsPerSecond(before)),
				Figure.of(after.residentMegabytes()), Figure.of(millis));
	}

}
