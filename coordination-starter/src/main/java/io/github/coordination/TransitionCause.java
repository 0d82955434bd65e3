/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination;

/**
 * Why a term began or ended.
 *
 * @since 0.1.0
 */
public enum TransitionCause {

	/**
	 * Began: the record was released, absent in a new installation, or the store itself
	 * proved the former term over.
	 */
	FREE(true, "the election was free"),

	/**
	 * Began: the former primary's process is proven dead.
	 */
	HOLDER_DEAD(true, "the former primary's process is dead"),

	/**
	 * Began: the former lease expired by a store clock that ran steadily.
	 */
	EXPIRED(true, "the former lease expired"),

	/**
	 * Began: the record stayed unchanged for one full lease on this worker's own clock.
	 */
	WAITED_OUT(true, "the former lease was waited out"),

	/**
	 * Began: the record was this worker's own, of a term that it had already ended.
	 */
	OWN_RECORD(true, "the former term was this worker's own and is over"),

	/**
	 * Ended: no renewal arrived before the deadline.
	 */
	LEASE_EXPIRED(false, "the lease expired before a renewal arrived"),

	/**
	 * Ended: the store says that the lease is no longer this worker's.
	 */
	LEASE_LOST(false, "the store no longer holds this worker's lease"),

	/**
	 * Ended: {@link PrimaryElection#resign()} was called.
	 */
	RESIGNED(false, "it resigned"),

	/**
	 * Ended: the application stops or pauses.
	 */
	STOPPED(false, "the worker stops"),

	/**
	 * Ended: work of the takeover failed, so another worker should try.
	 */
	TAKEOVER_FAILED(false, "its takeover failed"),

	/**
	 * Ended: the machine was suspended while its monotonic clock stood still.
	 */
	CLOCK_JUMP(false, "the machine was suspended");

	private final boolean begin;

	private final String text;

	TransitionCause(boolean begin, String text) {
		this.begin = begin;
		this.text = text;
	}

	/**
	 * Whether a term begins with this cause.
	 * @return {@code true} if it begins, {@code false} if it ends
	 */
	public boolean isBegin() {
		return this.begin;
	}

	/**
	 * The cause as part of a sentence, for log lines.
	 * @return a clause without full stop
	 */
	public String text() {
		return this.text;
	}

}
