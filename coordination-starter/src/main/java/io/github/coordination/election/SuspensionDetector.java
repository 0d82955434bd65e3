/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * Tells that the machine was suspended while the monotonic clock stood still, by a clock
 * that goes on: the boot clock on Linux, elsewhere the wall clock, of which only a jump
 * <em>forward</em> counts. A step of the wall clock alone never counts on Linux.
 */
final class SuspensionDetector {

	/**
	 * What a clock shows that cannot be read.
	 */
	static final long UNKNOWN = Long.MIN_VALUE;

	private static final Path UPTIME = Path.of("/proc/uptime");

	private static final int MAX_LENGTH = 64;

	private static final long NANOS_PER_HUNDREDTH = 10_000_000L;

	private static final long LOOK_AGAIN = Duration.ofSeconds(1).toNanos();

	/**
	 * A part of the tolerance by which the wall clock has to leave its way.
	 */
	private static final int PARTS = 10;

	private final LongSupplier goingOn;

	private final LongSupplier wall;

	private final LongSupplier monotonic;

	private final long tolerance;

	private long offset;

	private long wallOffset;

	private long lookedAt;

	/**
	 * Compare clocks, each in nanoseconds.
	 * @param goingOn the clock that goes on, which may be dear to read
	 * @param wall a clock that is cheap to read and jumps when that one does
	 * @param monotonic the clock that stands still
	 * @param tolerance by how much the first may go ahead of the last
	 */
	SuspensionDetector(LongSupplier goingOn, LongSupplier wall, LongSupplier monotonic, Duration tolerance) {
		this.goingOn = goingOn;
		this.wall = wall;
		this.monotonic = monotonic;
		this.tolerance = tolerance.toNanos();
		this.lookedAt = monotonic.getAsLong();
		this.offset = goingOn.getAsLong() - this.lookedAt;
		this.wallOffset = wall.getAsLong() - this.lookedAt;
	}

	/**
	 * Use the best clock of this platform.
	 */
	static SuspensionDetector forPlatform(LongSupplier monotonic, Duration tolerance) {
		LongSupplier wall = () -> System.currentTimeMillis() * 1_000_000L;
		LongSupplier boot = bootClock(UPTIME);
		return new SuspensionDetector((boot != null) ? boot : wall, wall, monotonic, tolerance);
	}

	/**
	 * The clock behind a file, which stays open, so that it can be read when no further
	 * file can be opened.
	 * @return the clock, or {@code null} if there is none
	 */
	static @Nullable LongSupplier bootClock(Path file) {
		try {
			RandomAccessFile open = new RandomAccessFile(file.toFile(), "r");
			byte[] page = new byte[MAX_LENGTH];
			LongSupplier clock = () -> uptime(open, page);
			return (clock.getAsLong() != UNKNOWN) ? clock : null;
		}
		catch (IOException ex) {
			return null;
		}
	}

	/**
	 * Whether the machine was suspended since the last call. While the clock cannot be
	 * read nothing is known; what happened meanwhile is noticed when it can be again.
	 */
	boolean wasSuspended() {
		long now = this.monotonic.getAsLong();
		long aside = this.wall.getAsLong() - now;
		if (now - this.lookedAt < LOOK_AGAIN && Math.abs(aside - this.wallOffset) <= this.tolerance / PARTS) {
			return false;
		}
		long time = this.goingOn.getAsLong();
		if (time == UNKNOWN) {
			return false;
		}
		long current = time - this.monotonic.getAsLong();
		boolean suspended = current - this.offset > this.tolerance;
		this.offset = current;
		this.wallOffset = aside;
		this.lookedAt = now;
		return suspended;
	}

	private static long uptime(RandomAccessFile file, byte[] page) {
		try {
			file.seek(0);
			return nanos(page, file.read(page));
		}
		catch (IOException ex) {
			return UNKNOWN;
		}
	}

	/**
	 * Read seconds with two decimals and a space behind them, without a text in between,
	 * since this is done several times a second.
	 */
	private static long nanos(byte[] page, int length) {
		long hundredths = 0;
		int point = -1;
		for (int i = 0; i < length; i++) {
			byte c = page[i];
			if (c >= '0' && c <= '9') {
				hundredths = hundredths * 10 + c - '0';
			}
			else if (c == '.' && point < 0) {
				point = i;
			}
			else {
				return (c == ' ' && point > 0 && i == point + 3) ? hundredths * NANOS_PER_HUNDREDTH : UNKNOWN;
			}
		}
		return UNKNOWN;
	}

}
