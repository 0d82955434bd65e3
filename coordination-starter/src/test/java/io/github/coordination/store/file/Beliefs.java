/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.file;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What one worker believed and when, kept in a mapped file so that it survives
 * {@code kill -9} of the worker. Times are those of the host's monotonic clock.
 */
final class Beliefs {

	private static final int MAX_TERMS = 4096;

	private static final int TERM_SIZE = 3 * Long.BYTES;

	private final MappedByteBuffer buffer;

	private int terms;

	private long epoch;

	private Beliefs(MappedByteBuffer buffer) {
		this.buffer = buffer;
	}

	static Beliefs in(Path file) throws IOException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
				StandardOpenOption.WRITE)) {
			return new Beliefs(channel.map(FileChannel.MapMode.READ_WRITE, 0, (long) MAX_TERMS * TERM_SIZE));
		}
	}

	/**
	 * Record a sample.
	 * @param now the time before the worker was asked
	 * @param believed epoch of the term that it believes in, 0 for none
	 */
	void sample(long now, long believed) {
		if (believed != 0) {
			if (believed != this.epoch) {
				this.terms++;
				put(0, believed);
				put(1, now);
			}
			put(2, now);
		}
		this.epoch = believed;
	}

	private void put(int field, long value) {
		this.buffer.putLong((this.terms - 1) * TERM_SIZE + field * Long.BYTES, value);
	}

	List<Interval> intervals() {
		List<Interval> intervals = new ArrayList<>();
		for (int i = 0; i < MAX_TERMS && this.buffer.getLong(i * TERM_SIZE) != 0; i++) {
			int at = i * TERM_SIZE;
			intervals.add(new Interval(this.buffer.getLong(at), this.buffer.getLong(at + Long.BYTES),
					this.buffer.getLong(at + 2 * Long.BYTES)));
		}
		return intervals;
	}

	/**
	 * Every pair of intervals that has an instant in common, or whose epochs do not grow
	 * with time.
	 */
	static List<String> contradictions(List<Interval> intervals) {
		List<Interval> ordered = new ArrayList<>(intervals);
		ordered.sort(Comparator.comparingLong(Interval::from));
		List<String> found = new ArrayList<>();
		for (int i = 0; i < ordered.size(); i++) {
			for (int j = i + 1; j < ordered.size(); j++) {
				Interval earlier = ordered.get(i);
				Interval later = ordered.get(j);
				if (later.from() <= earlier.to() || later.epoch() <= earlier.epoch()) {
					found.add(earlier + " and " + later);
				}
			}
		}
		return found;
	}

	/**
	 * An uninterrupted belief.
	 *
	 * @param epoch epoch of the term
	 * @param from first sample that said yes
	 * @param to last sample that said yes
	 */
	record Interval(long epoch, long from, long to) {

	}

}
