/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.endpoint;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.github.coordination.election.calls.GuardedWork;
import io.github.coordination.election.calls.SkipReason;

/**
 * What the endpoint says of one guarded piece of work on this worker.
 *
 * @param name name for people
 * @param runs number of calls started
 * @param lastRun when it last started to run, {@code null} if never
 * @param skips number of calls skipped
 * @param lastSkip when and why it was last skipped, {@code null} if never
 * @since 0.1.0
 */
public record WorkDescriptor(String name, long runs, @Nullable Instant lastRun, long skips,
		@Nullable SkipDescriptor lastSkip) {

	static WorkDescriptor of(GuardedWork work) {
		GuardedWork.Skip skip = work.lastSkip();
		return new WorkDescriptor(work.name(), work.runs(), Millis.ofNullable(work.lastRun()), work.skips(),
				(skip != null) ? new SkipDescriptor(Millis.of(skip.at()), skip.reason(), skip.reason().text()) : null);
	}

	/**
	 * What the endpoint says of one skip.
	 *
	 * @param at wall-clock time
	 * @param reason why
	 * @param text why, as part of a sentence
	 */
	public record SkipDescriptor(Instant at, SkipReason reason, String text) {

	}

}
