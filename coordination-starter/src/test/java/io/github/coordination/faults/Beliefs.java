/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.faults;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * What one worker believed and when, kept in a mapped file so that it survives
 * {@code kill -9} of the worker. Times are those of the host's monotonic clock in
 * nanoseconds.
 */
public final class Beliefs {

	private static final int MAX_TERMS = 1024;

	private static final int TERM_SIZE = Field.values().length * Long.BYTES;

	private final MappedByteBuffer buffer;

	private int terms;

	private long epoch;

	private Beliefs(MappedByteBuffer buffer) {
		this.buffer = buffer;
	}

	/**
	 * Open a file, and create it if it is missing.
	 * @param file the file
	 * @return what is in it
	 */
	public static Beliefs in(Path file) throws IOException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
				StandardOpenOption.WRITE)) {
			return new Beliefs(channel.map(FileChannel.MapMode.READ_WRITE, 0, (long) MAX_TERMS * TERM_SIZE));
		}
	}

	/**
	 * Record a sample.
	 * @param now the time before the worker was asked
	 * @param believed epoch of the term that it believes in, 0 for none
	 * @param remaining how long it would go on to believe if nobody renewed
	 */
	synchronized void sample(long now, long believed, long remaining) {
		if (this.epoch != 0 && believed != this.epoch) {
			put(Field.DENIED, now);
		}
		if (believed != 0) {
			if (believed != this.epoch) {
				this.terms++;
				put(Field.EPOCH, believed);
				put(Field.FROM, now);
			}
			put(Field.DEADLINE, now + remaining);
			put(Field.TO, now);
		}
		this.epoch = believed;
	}

	/**
	 * The worker may end its term before the deadline, for a reason of its own.
	 * @param now a time before it can do so
	 */
	synchronized void leave(long now) {
		if (this.epoch != 0) {
			put(Field.DENIED, now);
		}
	}

	private void put(Field field, long value) {
		this.buffer.putLong(at(this.terms - 1, field), value);
	}

	private long get(int term, Field field) {
		return this.buffer.getLong(at(term, field));
	}

	private static int at(int term, Field field) {
		return term * TERM_SIZE + field.place * Long.BYTES;
	}

	/**
	 * The terms in which the worker believed, as far as they are proven.
	 * @param death a time at which its process still lived, {@link Long#MAX_VALUE} if it
	 * was never killed
	 * @return the intervals in order
	 */
	public List<Interval> intervals(long death) {
		List<Interval> intervals = new ArrayList<>();
		for (int i = 0; i < MAX_TERMS && get(i, Field.TO) != 0; i++) {
			intervals
				.add(new Interval(get(i, Field.EPOCH), get(i, Field.FROM), Math.max(get(i, Field.TO), end(i, death))));
		}
		return intervals;
	}

	/**
	 * When the worker was last seen to believe.
	 * @return the time, {@link Long#MIN_VALUE} if it never did
	 */
	long latestYes() {
		long latest = Long.MIN_VALUE;
		for (int i = 0; i < MAX_TERMS && get(i, Field.TO) != 0; i++) {
			latest = get(i, Field.TO);
		}
		return latest;
	}

	/**
	 * A worker that was not asked any more, because it was stopped or dead, would have
	 * said yes until its deadline.
	 */
	private long end(int term, long death) {
		long deadline = Math.min(get(term, Field.DEADLINE), death);
		long denied = get(term, Field.DENIED);
		return (denied == 0 || denied > deadline) ? deadline : get(term, Field.TO);
	}

	/**
	 * A term in the file: its epoch, first and last yes, deadline as of the last, first
	 * no after it.
	 */
	private enum Field {

		EPOCH(0), FROM(1), TO(2), DEADLINE(3), DENIED(4);

		private final int place;

		Field(int place) {
			this.place = place;
		}

	}

	/**
	 * An uninterrupted belief.
	 *
	 * @param epoch epoch of the term
	 * @param from first time at which the worker believed
	 * @param to last time at which it believed
	 */
	public record Interval(long epoch, long from, long to) {

	}

}
