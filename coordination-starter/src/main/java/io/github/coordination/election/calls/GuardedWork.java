/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.calls;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;

import org.jspecify.annotations.Nullable;

/**
 * One guarded piece of work, usually a method, and when it last ran and was last skipped.
 * <p>
 * <strong>Concurrency.</strong> Counters are adders. The times of the last run and skip
 * are plain volatile fields written by whoever comes last: two simultaneous calls may
 * leave either time, which differ by less than anybody can see.
 *
 * @since 0.1.0
 */
public final class GuardedWork {

	private final String name;

	private final boolean interruptible;

	private final LongAdder runs = new LongAdder();

	private final LongAdder skips = new LongAdder();

	private volatile long lastRun;

	private volatile @Nullable Skip lastSkip;

	/**
	 * Create the work.
	 * @param name name for people, such as {@code Reports.send}
	 * @param interruptible whether a running call is interrupted when the term is lost
	 */
	public GuardedWork(String name, boolean interruptible) {
		this.name = name;
		this.interruptible = interruptible;
	}

	/**
	 * Name for people.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Whether a running call is interrupted when the term is lost.
	 * @return whether it is
	 */
	public boolean isInterruptible() {
		return this.interruptible;
	}

	void ran(long now) {
		this.runs.increment();
		this.lastRun = now;
	}

	/**
	 * Count what was counted as other work, which is forgotten.
	 * @param other the other work
	 */
	public void absorb(GuardedWork other) {
		this.runs.add(other.runs());
		this.skips.add(other.skips());
	}

	void skipped(SkipReason reason) {
		this.skips.increment();
		this.lastSkip = new Skip(Instant.now(), reason);
	}

	/**
	 * How often it ran.
	 * @return the number of calls started
	 */
	public long runs() {
		return this.runs.sum();
	}

	/**
	 * How often it was skipped.
	 * @return the number of calls skipped
	 */
	public long skips() {
		return this.skips.sum();
	}

	/**
	 * When it last started to run.
	 * @return wall-clock time, or {@code null} if it never ran
	 */
	public @Nullable Instant lastRun() {
		long at = this.lastRun;
		return (at != 0) ? Instant.now().minus(Duration.ofNanos(System.nanoTime() - at)) : null;
	}

	/**
	 * When and why it was last skipped.
	 * @return the skip, or {@code null} if it never was
	 */
	public @Nullable Skip lastSkip() {
		return this.lastSkip;
	}

	/**
	 * A call that was not run.
	 *
	 * @param at wall-clock time
	 * @param reason why
	 */
	public record Skip(Instant at, SkipReason reason) {

	}

}
