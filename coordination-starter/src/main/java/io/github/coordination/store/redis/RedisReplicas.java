/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.redis;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;

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

	/**
	 * Run what is to be confirmed on a connection that can confirm it: {@code WAIT}
	 * answers for the last write of its own connection only.
	 */
	<T> CompletionStage<T> run(RedisSession session, String key,
			Function<RedisClusterAsyncCommands<String, String>, CompletionStage<T>> work) {
		return (this.needed == 0) ? work.apply(session.commands()) : session.commandsTo(key).thenCompose(work);
	}

	/**
	 * Confirm what those commands have written.
	 * @return the outcome, or a {@link RedisCallException} whatever has failed
	 */
	<T> CompletionStage<T> confirm(RedisClusterAsyncCommands<String, String> commands, T outcome) {
		if (this.needed == 0) {
			return CompletableFuture.completedStage(outcome);
		}
		return commands.waitForReplication(this.needed, this.millis).handle((acknowledged, failure) -> {
			if (failure != null) {
				throw new RedisCallException(RedisFailures.describe(failure), failure);
			}
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
