/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.async.RedisScriptingAsyncCommands;

/**
 * The scripts, each of which changes records atomically by the clock of the server. They
 * are called by their digest; a server that does not know one, as after a restart, has
 * not run anything and is sent the text.
 */
enum RedisScript {

	/** Take an election or look at its record. */
	ACQUIRE("acquire"),

	/** Extend leases. */
	RENEW("renew"),

	/** End a term and wake the others. */
	RELEASE("release");

	private final String text;

	RedisScript(String name) {
		this.text = resource("record") + "\n" + resource(name);
	}

	CompletionStage<List<String>> run(RedisScriptingAsyncCommands<String, String> commands, List<String> keys,
			List<String> arguments) {
		String[] keyArray = keys.toArray(String[]::new);
		String[] argumentArray = arguments.toArray(String[]::new);
		CompletionStage<List<String>> answer = commands.evalsha(commands.digest(this.text), ScriptOutputType.MULTI,
				keyArray, argumentArray);
		return answer.exceptionallyCompose(
				(failure) -> isUnknownScript(failure) ? eval(commands, keyArray, argumentArray) : fail(failure));
	}

	private CompletionStage<List<String>> eval(RedisScriptingAsyncCommands<String, String> commands, String[] keys,
			String[] arguments) {
		return commands.eval(this.text, ScriptOutputType.MULTI, keys, arguments);
	}

	private static CompletionStage<List<String>> fail(Throwable failure) {
		return CompletableFuture.failedStage(failure);
	}

	private static boolean isUnknownScript(Throwable failure) {
		return failure instanceof RedisNoScriptException || failure.getCause() instanceof RedisNoScriptException;
	}

	private static String resource(String name) {
		String file = name + ".lua";
		try (InputStream stream = Objects.requireNonNull(RedisScript.class.getResourceAsStream(file), file)) {
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
