/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.redis;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Takes a yes for a yes only when enough replicas have it.
 */
final class RedisReplicas {

	private final int needed;

	private final long millis;

	/**
	 * Wait for replicas.
	 * @param needed how many, {@code 0} for not waiting
	 * @param timeout the request timeout, half of which the wait may take
	 */
	RedisReplicas(int needed, Duration timeout) {
		this.needed = needed;
		this.millis = Math.max(1, timeout.toMillis() / 2);
	}

	<T> CompletionStage<T> confirm(RedisSession session, String key, T outcome) {
		if (this.needed == 0) {
			return CompletableFuture.completedStage(outcome);
		}
		return session.waitForReplicas(key, this.needed, this.millis).thenApply((acknowledged) -> {
			if (acknowledged < this.needed) {
				throw new RedisCallException(
						"%d of %d replicas acknowledged within %d ms, see coordination.redis.wait-replicas"
							.formatted(acknowledged, this.needed, this.millis),
						null);
			}
			return outcome;
		});
	}

}
