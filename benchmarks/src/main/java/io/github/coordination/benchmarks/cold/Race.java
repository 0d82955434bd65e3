/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.cold;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

import io.github.coordination.benchmarks.Options;
import io.github.coordination.benchmarks.process.ChildJvm;
import io.github.coordination.benchmarks.process.ClassPath;

/**
 * Entrants of one kind, one after the other: each is fresh, waits behind the present
 * winner, wins once and is ended.
 */
final class Race implements AutoCloseable {

	/** Long enough for a worker to have rehearsed. */
	private static final long CALM_MILLIS = 1500;

	private final Entrant.Kind kind;

	private final Place place;

	private final List<String> jvmOptions = new ArrayList<>(List.of("-Xmx256m"));

	private final List<Result> results = new ArrayList<>();

	private ChildJvm winner;

	private ChildJvm waiting;

	Race(Entrant.Kind kind, Place place, Options options) {
		this.kind = kind;
		this.place = place;
		this.jvmOptions.addAll(options.jvmOptions());
		this.winner = spawn();
		this.winner.await("won");
		this.waiting = spawn();
	}

	private ChildJvm spawn() {
		ChildJvm child = ChildJvm.start(this.jvmOptions, ClassPath.own(), ColdMain.class.getName(), List
			.of(this.kind.name(), this.place.kind().name(), this.place.folder().toString(), this.place.address()));
		child.await("stands");
		return child;
	}

	Entrant.Kind kind() {
		return this.kind;
	}

	List<Result> results() {
		return this.results;
	}

	/**
	 * End the winner's process and measure until the next one has won.
	 * @param how ends it, and tells when it was told to
	 * @param seesItsEnd whether the winner lives to see that it is over
	 */
	void end(ToLongFunction<ChildJvm> how, boolean seesItsEnd) throws InterruptedException {
		Thread.sleep(CALM_MILLIS);
		for (ChildJvm child : List.of(this.winner, this.waiting)) {
			child.send("count");
			child.await("counted");
		}
		Thread.sleep(CALM_MILLIS / 2);
		long at = how.applyAsLong(this.winner);
		List<String> won = this.waiting.await("won");
		this.winner.awaitEnd();
		boolean sees = seesItsEnd && this.kind != Entrant.Kind.RAW;
		List<String> over = sees ? this.winner.await("over") : List.of(Long.toString(at), "0");
		this.results.add(Result.of(at, over, won));
		this.winner = this.waiting;
		this.waiting = spawn();
	}

	@Override
	public void close() {
		this.winner.close();
		this.waiting.close();
	}

	/**
	 * Milliseconds from the signal, and classes that are loaded on the way.
	 *
	 * @param over until the old winner says no
	 * @param primary until the next one says yes
	 * @param told until the next one's listener hears of it
	 * @param classesOver classes that the old winner loads until it says no
	 * @param classesTold classes that the next one loads until its listener hears of it
	 */
	record Result(double over, double primary, double told, double classesOver, double classesTold) {

		private static final double NANOS_PER_MILLI = 1e6;

		static Result of(long at, List<String> over, List<String> won) {
			return new Result(millis(at, over.get(0)), millis(at, won.get(0)), millis(at, won.get(1)),
					Double.parseDouble(over.get(1)), Double.parseDouble(won.get(2)));
		}

		private static double millis(long from, String to) {
			return (Long.parseLong(to) - from) / NANOS_PER_MILLI;
		}

	}

}
