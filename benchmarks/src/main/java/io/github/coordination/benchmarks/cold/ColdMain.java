/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.benchmarks.cold;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import io.github.coordination.benchmarks.process.Parent;
import io.github.coordination.benchmarks.process.Usage;

/**
 * An entrant in a process of its own. While it waits for its win, and for the end of it,
 * it asks {@code isPrimary()} about every 0.1 ms: often enough for figures of
 * milliseconds, and too rarely to keep a core from the process that ends.
 */
final class ColdMain {

	private static final long PAUSE = 50_000;

	/** Loaded when the parent asked to count. */
	private static volatile int classes;

	private ColdMain() {
	}

	/**
	 * Arguments: the kind of entrant, the kind of place, a folder, and the address of a
	 * server.
	 */
	public static void main(String[] arguments) throws IOException {
		Entrant.Kind kind = Entrant.Kind.valueOf(arguments[0]);
		Place place = new Place(Place.Kind.valueOf(arguments[1]), Path.of(arguments[2]), arguments[3]);
		Entrant entrant = (kind == Entrant.Kind.RAW) ? new RawEntrant(place.folder().resolve("raw.lock"))
				: Applications.run(kind, place);
		Parent parent = new Parent();
		Thread watch = new Thread(() -> watch(entrant, parent), "watch");
		watch.setDaemon(true);
		watch.start();
		while (parent.command() != null) {
			classes = Usage.classes();
			parent.report("counted");
		}
		System.exit(0);
	}

	private static int freshClasses() {
		return Usage.classes() - classes;
	}

	private static void watch(Entrant entrant, Parent parent) {
		await(() -> entrant.isBehind() || entrant.isPrimary());
		parent.report("stands");
		long wonAt = await(entrant::isPrimary);
		await(() -> entrant.toldAt() != 0);
		parent.report("won", wonAt, entrant.toldAt(), freshClasses());
		parent.report("over", await(() -> !entrant.isPrimary()), freshClasses());
	}

	private static long await(BooleanSupplier fact) {
		while (!fact.getAsBoolean()) {
			LockSupport.parkNanos(PAUSE);
		}
		return System.nanoTime();
	}

}
