/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election.calls;

/**
 * Why a guarded call was skipped.
 *
 * @since 0.1.0
 */
public enum SkipReason {

	/**
	 * This worker is not the primary.
	 */
	SECONDARY("this worker is secondary"),

	/**
	 * This worker is the primary, but the runners of its takeover are not done.
	 */
	TAKING_OVER("this worker is still taking over"),

	/**
	 * This worker is the primary, but hands over.
	 */
	HANDING_OVER("this worker hands over");

	private final String text;

	SkipReason(String text) {
		this.text = text;
	}

	/**
	 * The reason as part of a sentence.
	 * @return a clause without full stop
	 */
	public String text() {
		return this.text;
	}

}
