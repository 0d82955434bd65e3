/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Tells that the machine was suspended while the monotonic clock stood still, by a clock
 * that goes on: the boot clock on Linux, elsewhere the wall clock, of which only a jump
 * <em>forward</em> counts. A step of the wall clock alone never counts on Linux.
 */
final class SuspensionDetector {

	private static final Path UPTIME = Path.of("/proc/uptime");

	private final LongSupplier goingOn;

	private final LongSupplier monotonic;

	private final long tolerance;

	private long offset;

	SuspensionDetector(LongSupplier goingOn, LongSupplier monotonic, Duration tolerance) {
		this.goingOn = goingOn;
		this.monotonic = monotonic;
		this.tolerance = tolerance.toNanos();
		this.offset = goingOn.getAsLong() - monotonic.getAsLong();
	}

	/**
	 * Use the best clock of this platform.
	 */
	static SuspensionDetector forPlatform(LongSupplier monotonic, Duration tolerance) {
		LongSupplier wall = () -> System.currentTimeMillis() * 1_000_000L;
		boolean linux = Files.isReadable(UPTIME);
		return new SuspensionDetector(linux ? SuspensionDetector::uptime : wall, monotonic, tolerance);
	}

	/**
	 * Whether the machine was suspended since the last call.
	 */
	boolean wasSuspended() {
		long current = this.goingOn.getAsLong() - this.monotonic.getAsLong();
		boolean suspended = current - this.offset > this.tolerance;
		this.offset = current;
		return suspended;
	}

	private static long uptime() {
		try {
			String text = Files.readString(UPTIME);
			return (long) (Double.parseDouble(text.substring(0, text.indexOf(' '))) * 1e9);
		}
		catch (IOException ex) {
			throw new IllegalStateException("Cannot read " + UPTIME, ex);
		}
	}

}
