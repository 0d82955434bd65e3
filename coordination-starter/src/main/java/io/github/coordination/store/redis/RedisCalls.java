/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.redis;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * The store's own connection for calls, each of which ends within the request timeout.
 * <p>
 * <b>Opening.</b> The connection is opened by the first call that needs it. A call whose
 * time is over leaves an opening that is still under way to the next call: its client
 * bounds it. <b>Failures.</b> Any failure closes the connection, so that one that is half
 * open is not used twice, and what was sent in vain is dropped rather than sent late.
 * Nothing that may have been run is sent again. <b>Threads.</b> Calls come from one
 * thread, the last releases perhaps from another, and {@link #close()} from any: the
 * current opening is guarded by this object's lock, which is not held during a call.
 */
final class RedisCalls implements AutoCloseable {

	private final RedisAccess access;

	private final Duration timeout;

	private @Nullable CompletableFuture<? extends RedisSession> current;

	private boolean closed;

	RedisCalls(RedisAccess access, Duration timeout) {
		this.access = access;
		this.timeout = timeout;
	}

	/**
	 * Do one thing.
	 * @throws RedisCallException if the outcome is unknown
	 */
	<T> T call(Function<RedisSession, CompletionStage<T>> work) {
		return callAll(List.of(work)).get(0).orThrow();
	}

	/**
	 * Do several things at once, each with an answer of its own. A server of a cluster
	 * may be replaced at any time: what the client itself or a server without the key has
	 * rejected because of that was not run, and is sent once more on a new connection.
	 * @throws RedisCallException if there is no connection
	 */
	<T> List<Answer<T>> callAll(List<Function<RedisSession, CompletionStage<T>>> works) {
		long deadline = System.nanoTime() + this.timeout.toNanos();
		List<Answer<T>> answers = callOnce(works, deadline);
		return answers.stream().allMatch(Answer::wasNotRun) ? callOnce(works, deadline) : answers;
	}

	private <T> List<Answer<T>> callOnce(List<Function<RedisSession, CompletionStage<T>>> works, long deadline) {
		CompletableFuture<? extends RedisSession> opening = opening();
		RedisSession session = await(opening, deadline).orThrow();
		List<CompletableFuture<T>> sent = works.stream().map((work) -> send(work, session)).toList();
		List<Answer<T>> answers = sent.stream().map((answer) -> await(answer, deadline)).toList();
		if (answers.stream().anyMatch((answer) -> answer.failure() != null)) {
			discard(opening);
		}
		return answers;
	}

	private static <T> CompletableFuture<T> send(Function<RedisSession, CompletionStage<T>> work,
			RedisSession session) {
		try {
			return work.apply(session).toCompletableFuture();
		}
		catch (RuntimeException ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	private synchronized CompletableFuture<? extends RedisSession> opening() {
		if (this.closed) {
			throw new RedisCallException("the store is closed", null);
		}
		CompletableFuture<? extends RedisSession> opening = this.current;
		if (opening != null && opening.isDone() && !isOpen(opening)) {
			discard(opening);
			opening = null;
		}
		if (opening == null) {
			opening = this.access.open();
			this.current = opening;
		}
		return opening;
	}

	private static boolean isOpen(CompletableFuture<? extends RedisSession> opening) {
		return !opening.isCompletedExceptionally() && opening.join().isOpen();
	}

	@SuppressWarnings("FutureReturnValueIgnored")
	private synchronized void discard(CompletableFuture<? extends RedisSession> opening) {
		if (opening == this.current) {
			this.current = null;
		}
		opening.thenAccept(RedisSession::close);
	}

	private <T> Answer<T> await(CompletableFuture<? extends T> future, long deadline) {
		try {
			return new Answer<>(future.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS), null);
		}
		catch (TimeoutException ex) {
			return failed("no answer within " + this.timeout.toMillis() + " ms", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return failed("interrupted", ex);
		}
		catch (ExecutionException ex) {
			Throwable cause = ex.getCause();
			while (cause instanceof CompletionException && cause.getCause() != null) {
				cause = cause.getCause();
			}
			return failed(RedisFailures.describe((cause != null) ? cause : ex), (cause != null) ? cause : ex);
		}
	}

	private static <T> Answer<T> failed(String message, Throwable cause) {
		return new Answer<>(null, new RedisCallException(message, cause));
	}

	@Override
	public synchronized void close() {
		this.closed = true;
		if (this.current != null) {
			discard(this.current);
		}
	}

	/**
	 * What became of one thing: one of the two is set.
	 *
	 * @param <T> type of the value
	 * @param value what was answered
	 * @param failure why the outcome is unknown
	 */
	record Answer<T>(@Nullable T value, @Nullable RedisCallException failure) {

		boolean wasNotRun() {
			return this.failure != null && RedisFailures.wasNotRun(this.failure.getCause());
		}

		T orThrow() {
			if (this.failure != null || this.value == null) {
				throw (this.failure != null) ? this.failure : new RedisCallException("an empty answer", null);
			}
			return this.value;
		}

	}

}
