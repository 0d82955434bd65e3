/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.redis;

import java.util.Map;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import org.jspecify.annotations.Nullable;

/**
 * Tells failures that a person has to cure from those that pass: the first refuse, the
 * second leave the outcome unknown.
 */
final class RedisFailures {

	private static final int MAX_CAUSES = 10;

	private static final int MAX_TEXT = 200;

	/** What to do, by how the error of the server begins or what it says. */
	private static final Map<String, String> CURES = Map.of("WRONGPASS",
			"set spring.data.redis.username and spring.data.redis.password to those of a user of the server", "NOAUTH",
			"set spring.data.redis.password, and spring.data.redis.username if the server has several users", "NOPERM",
			"grant the user of spring.data.redis.username the commands, keys and channels that docs/store-redis.md lists",
			"READONLY", "point spring.data.redis.* at the server that accepts writes, or at its sentinels or cluster",
			"MISCONF", "cure what keeps the server from saving its data, see the log of the server", "OOM",
			"give the server more memory, or a maxmemory-policy that evicts only keys that have a TTL");

	private RedisFailures() {
	}

	/**
	 * The sentence to refuse with.
	 * @return a sentence, {@code null} if the failure may pass by itself
	 */
	static @Nullable String refusal(Throwable failure) {
		String error = error(failure);
		if (error == null) {
			return null;
		}
		for (Map.Entry<String, String> cure : CURES.entrySet()) {
			if (error.startsWith(cure.getKey() + " ")) {
				return sentence(error, cure.getValue());
			}
		}
		if (error.startsWith("ERR The user executing the script can't")) {
			return sentence(error, CURES.get("NOPERM"));
		}
		return error.contains("DB index") ? sentence(error, "set spring.data.redis.database to one that it has") : null;
	}

	private static String sentence(String error, @Nullable String cure) {
		return "Redis answers \"%s\": %s.".formatted(error, cure);
	}

	/**
	 * Whether the client has rejected a command without sending it, or a server that does
	 * not have its key. What this store has said itself came after an answer.
	 */
	static boolean wasNotRun(@Nullable Throwable failure) {
		Throwable inner = failure;
		for (int i = 0; i < MAX_CAUSES && inner != null && !(inner instanceof RedisCallException); i++) {
			String message = String.valueOf(inner.getMessage());
			boolean unsent = inner.getClass() == RedisException.class && message.endsWith("Commands are rejected.");
			boolean moved = inner instanceof RedisCommandExecutionException && message.startsWith("MOVED ");
			if (unsent || moved) {
				return true;
			}
			inner = inner.getCause();
		}
		return false;
	}

	/** The innermost cause, which is what people need. */
	static String describe(Throwable failure) {
		Throwable inner = failure;
		for (int i = 0; i < MAX_CAUSES && inner.getCause() != null; i++) {
			inner = inner.getCause();
		}
		String message = inner.getMessage();
		return (message != null) ? head(message) : inner.getClass().getSimpleName();
	}

	private static @Nullable String error(Throwable failure) {
		Throwable inner = failure;
		for (int i = 0; i < MAX_CAUSES && inner != null; i++) {
			if (inner instanceof RedisCommandExecutionException && inner.getMessage() != null) {
				return head(inner.getMessage());
			}
			inner = inner.getCause();
		}
		return null;
	}

	private static String head(String text) {
		return (text.length() > MAX_TEXT) ? text.substring(0, MAX_TEXT) + "..." : text;
	}

}
