/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.election;

import java.util.concurrent.CompletableFuture;

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
	 * Completes when the takeover is no longer wanted, for waits that must end then.
	 * @return the future
	 */
	CompletableFuture<Void> unwanted();

	/**
	 * Let guarded calls in: the work that must come first is done.
	 */
	void open();

}
