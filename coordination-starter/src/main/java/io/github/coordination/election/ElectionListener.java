/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.coordination.Term;
import io.github.coordination.TransitionCause;
import io.github.coordination.lease.LeaseRecord;

/**
 * Is told what happens, for log lines and events. Called on work threads only, never
 * under a lock, after the state has changed.
 *
 * @since 0.1.0
 */
public interface ElectionListener {

	/**
	 * The first outcome since this worker stands is known.
	 * @param election name of the election
	 */
	default void settled(String election) {
	}

	/**
	 * A term has begun; its takeover follows.
	 * @param term the term
	 * @param cause why it began
	 */
	default void acquired(Term term, TransitionCause cause) {
	}

	/**
	 * The takeover of a term is complete.
	 * @param term the term
	 */
	default void tookOver(Term term) {
	}

	/**
	 * The takeover of a term failed, so the worker hands over.
	 * @param term the term
	 * @param failure why
	 */
	default void takeoverFailed(Term term, Throwable failure) {
	}

	/**
	 * A hand-over has begun.
	 * @param term the term
	 * @param cause why
	 */
	default void handingOver(Term term, TransitionCause cause) {
	}

	/**
	 * Work of a hand-over would not end, so the lease is left to expire.
	 * @param term the term
	 * @param work names of the work that still runs
	 */
	default void stuck(Term term, List<String> work) {
	}

	/**
	 * A term has ended; its work is being stopped.
	 * @param term the term
	 * @param cause why it ended
	 */
	default void lost(Term term, TransitionCause cause) {
	}

	/**
	 * The work of a term that ended is stopped.
	 * @param term the term
	 * @param cause why it ended
	 */
	default void stopped(Term term, TransitionCause cause) {
	}

	/**
	 * The store showed another worker's term that was not seen before.
	 * @param election name of the election
	 * @param record its record
	 */
	default void seen(String election, LeaseRecord record) {
	}

	/**
	 * The former term may still run, so this worker waits before it takes over.
	 * @param election name of the election
	 * @param record the record, {@code null} if there is none
	 * @param delay how long it waits
	 */
	default void waiting(String election, @Nullable LeaseRecord record, Duration delay) {
	}

	/**
	 * The store refused, or answered as no correct store does.
	 * @param election name of the election
	 * @param reason why
	 */
	default void refused(String election, String reason) {
	}

	/**
	 * Calls to the store fail since now.
	 * @param failure the first failure
	 */
	default void storeUnreachable(Throwable failure) {
	}

	/**
	 * The code of the store is broken, which no waiting mends: the store is not asked any
	 * more, so a term ends and none begins until the engine is started again.
	 * @param failure an error of linkage or of programming
	 */
	default void storeBroken(Throwable failure) {
	}

	/**
	 * Calls to the store succeed again.
	 */
	default void storeReachable() {
	}

	/**
	 * One of the engine's own threads caught what nobody expected, and goes on.
	 * @param where which thread
	 * @param failure what was caught
	 */
	default void failed(String where, Throwable failure) {
	}

}
