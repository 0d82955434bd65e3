/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/**
 * One takeover: whether it is still wanted.
 *
 * @since 0.1.0
 */
public interface TermScope {

	/**
	 * Whether the takeover shall go on. Ask before each step.
	 * @return {@code false} once the term is lost or is to be handed over
	 */
	boolean isWanted();

	/**
	 * Since when nobody had let calls in when the term was granted.
	 * @return wall-clock time, {@code null} if it is not known or there was no term
	 */
	@Nullable Instant vacantSince();

	/**
	 * Completes when the takeover is no longer wanted, for waits that must end then.
	 * @return the future
	 */
	CompletableFuture<Void> unwanted();

	/**
	 * Let guarded calls in: the work that must come first is done.
	 */
	void open();

}
