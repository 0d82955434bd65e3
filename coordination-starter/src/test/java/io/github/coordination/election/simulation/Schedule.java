/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.simulation;

import java.util.function.LongFunction;

import org.jspecify.annotations.Nullable;

/**
 * One schedule: everything in it follows from its seed.
 */
public final class Schedule implements LongFunction<@Nullable String> {

	private final boolean traced;

	public Schedule() {
		this(false);
	}

	Schedule(boolean traced) {
		this.traced = traced;
	}

	/**
	 * Run the schedule of a seed.
	 * @return the promise that was broken, or {@code null}
	 */
	@Override
	public @Nullable String apply(long seed) {
		World world = new World(seed, this.traced);
		try {
			new Run(world).run();
			return null;
		}
		catch (RuntimeException ex) {
			String told = (ex instanceof Violation) ? ex.getMessage() : stack(ex);
			return "at %,d ns: %s%n%s".formatted(world.now(), told, world.traceText());
		}
	}

	private static String stack(RuntimeException ex) {
		StringBuilder text = new StringBuilder(ex.toString());
		for (StackTraceElement element : ex.getStackTrace()) {
			text.append(System.lineSeparator()).append("\tat ").append(element);
		}
		return text.toString();
	}

}
