/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.cold;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.github.coordination.benchmarks.Options;
import io.github.coordination.benchmarks.Section;
import io.github.coordination.benchmarks.process.ChildJvm;
import io.github.coordination.benchmarks.process.Logs;
import io.github.coordination.benchmarks.process.Scratch;
import io.github.coordination.benchmarks.servers.Engine;
import io.github.coordination.benchmarks.servers.Server;

/**
 * The first takeover and the first hand-over of a JVM, from the signal to
 * {@code isPrimary()} and to the application's listener, beside a bare blocking lock and
 * Spring Integration.
 */
public final class Cold implements Section {

	private static final int QUICK = 5;

	private static final int THOROUGH = 20;

	@Override
	public void run(Options options, PrintStream out) throws InterruptedException {
		Logs.onlyWarnings();
		for (Place.Kind kind : options.choice("engine", List.of(Place.Kind.values()))) {
			try (Scratch scratch = Scratch.create()) {
				if (kind == Place.Kind.FILE) {
					run(Place.of(scratch.path()), options, out);
				}
				else {
					runOnServer(Engine.valueOf(kind.name()), scratch.path(), options, out);
				}
			}
		}
	}

	private static void runOnServer(Engine engine, Path folder, Options options, PrintStream out)
			throws InterruptedException {
		try (Server server = engine.start()) {
			run(Place.of(folder, server), options, out);
		}
	}

	private static void run(Place place, Options options, PrintStream out) throws InterruptedException {
		boolean file = place.kind() == Place.Kind.FILE;
		List<Entrant.Kind> kinds = new ArrayList<>(List.of(Entrant.Kind.RAW, Entrant.Kind.STARTER));
		if (!file) {
			kinds.add(Entrant.Kind.INTEGRATION);
		}
		String name = place.kind().name().toLowerCase(Locale.ROOT);
		int repetitions = options.number("repetitions", QUICK, THOROUGH);
		measure(kinds, place, options, repetitions, (race) -> race.end(ChildJvm::terminate, true))
			.print("First hand-over: SIGTERM, " + name, out);
		if (file || options.thorough()) {
			measure(kinds, place, options, repetitions, (race) -> race.end(ChildJvm::kill, false))
				.print("First takeover: kill -9, " + name, out);
		}
	}

	private static ColdTable measure(List<Entrant.Kind> kinds, Place place, Options options, int repetitions, Turn turn)
			throws InterruptedException {
		List<Race> races = new ArrayList<>();
		try {
			for (Entrant.Kind kind : kinds) {
				races.add(new Race(kind, place, options));
			}
			for (int i = 0; i < repetitions; i++) {
				for (Race race : races) {
					turn.take(race);
				}
			}
			return new ColdTable(List.copyOf(races));
		}
		finally {
			races.forEach(Race::close);
		}
	}

	/**
	 * One measurement in a race.
	 */
	@FunctionalInterface
	private interface Turn {

		void take(Race race) throws InterruptedException;

	}

}
