/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.guard.schedule;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.Trigger;
import org.springframework.scheduling.TriggerContext;
import org.springframework.scheduling.support.SimpleTriggerContext;

/**
 * A trigger that knows what has become of its times on this worker.
 * <p>
 * <strong>Concurrency.</strong> The scheduler asks for the next time and fires, one after
 * the other; a takeover asks what was missed. What they share is guarded by this object's
 * monitor; the trigger itself is asked outside of it.
 */
final class DueTimes implements Trigger {

	private final Trigger trigger;

	private @Nullable Instant pending;

	private Instant answered = Instant.MIN;

	DueTimes(Trigger trigger) {
		this.trigger = trigger;
	}

	@Override
	public @Nullable Instant nextExecution(TriggerContext context) {
		Instant next = this.trigger.nextExecution(context);
		await(next);
		return next;
	}

	private synchronized void await(@Nullable Instant next) {
		this.pending = next;
	}

	/**
	 * The time that was waited for has come.
	 * @param here whether this worker runs what is due, now or when it has taken over
	 * @return the time, {@code null} if none was waited for
	 */
	synchronized @Nullable Instant fired(boolean here) {
		Instant due = this.pending;
		if (here && due != null) {
			this.answered = due;
		}
		this.pending = null;
		return due;
	}

	/**
	 * Whether a time lies in an interval that this worker has not answered for and does
	 * not still wait for.
	 * @param since start, exclusive
	 * @param now end, inclusive
	 */
	boolean isDueBetween(Instant since, Instant now) {
		Known known = known();
		Instant from = since.isBefore(known.answered()) ? known.answered() : since;
		Instant due = this.trigger.nextExecution(new SimpleTriggerContext(from, from, from));
		return due != null && !due.isAfter(now) && (known.pending() == null || due.isBefore(known.pending()));
	}

	private synchronized Known known() {
		return new Known(this.answered, this.pending);
	}

	/**
	 * What is known of the times.
	 *
	 * @param answered the latest that this worker runs
	 * @param pending the next one
	 */
	private record Known(Instant answered, @Nullable Instant pending) {

	}

}
