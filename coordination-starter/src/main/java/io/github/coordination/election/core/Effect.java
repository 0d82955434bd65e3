/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.core;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.github.coordination.TransitionCause;
import io.github.coordination.lease.LeaseRecord;

/**
 * What the core wants to happen, in order. Belief has changed already when an effect is
 * returned.
 *
 * @since 0.1.0
 */
public sealed interface Effect {

	/**
	 * Make a call to the store.
	 *
	 * @param request the call
	 */
	record Call(StoreRequest request) implements Effect {

	}

	/**
	 * A term has begun: take over.
	 *
	 * @param election name of the election
	 * @param epoch epoch of the term
	 * @param cause why it began
	 */
	record Acquired(String election, long epoch, TransitionCause cause) implements Effect {

	}

	/**
	 * A term has ended: interrupt its calls, stop its work.
	 *
	 * @param election name of the election
	 * @param epoch epoch of the term
	 * @param cause why it ended
	 */
	record Lost(String election, long epoch, TransitionCause cause) implements Effect {

	}

	/**
	 * A term shall end: stop, drain, then say so with {@link ElectionCore#workIdle}.
	 * Renewal goes on until then.
	 *
	 * @param election name of the election
	 * @param epoch epoch of the term
	 * @param cause why it shall end
	 */
	record HandOver(String election, long epoch, TransitionCause cause) implements Effect {

	}

	/**
	 * The store showed the record of a term not seen before.
	 *
	 * @param election name of the election
	 * @param record the record
	 */
	record Seen(String election, LeaseRecord record) implements Effect {

	}

	/**
	 * The former term may still run, so this worker waits before it takes over.
	 *
	 * @param election name of the election
	 * @param record the record, {@code null} if there is none
	 * @param delay how long
	 */
	record Waiting(String election, @Nullable LeaseRecord record, Duration delay) implements Effect {

	}

	/**
	 * The first outcome since the start is known: primary or not.
	 *
	 * @param election name of the election
	 */
	record Settled(String election) implements Effect {

	}

	/**
	 * This worker stands in the election no longer.
	 *
	 * @param election name of the election
	 */
	record Retired(String election) implements Effect {

	}

	/**
	 * The store answered as no correct store does, or refused.
	 *
	 * @param election name of the election
	 * @param reason a sentence for people
	 */
	record Refused(String election, String reason) implements Effect {

	}

}
