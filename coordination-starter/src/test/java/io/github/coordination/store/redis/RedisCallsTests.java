/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.redis;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.IntegerOutput;
import io.lettuce.core.protocol.AsyncCommand;
import io.lettuce.core.protocol.Command;
import io.lettuce.core.protocol.CommandType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.mock;

class RedisCallsTests {

	private final AtomicInteger opened = new AtomicInteger();

	private final AtomicInteger sent = new AtomicInteger();

	private final RedisCalls calls = new RedisCalls(access(), Duration.ofSeconds(60));

	@AfterEach
	void close() {
		this.calls.close();
	}

	@Test
	void whatTheClientRejectedIsSentOnceMoreOnANewConnection() {
		String answer = this.calls.call((session) -> answer(1, "Currently not connected. Commands are rejected."));
		assertThat(answer).isEqualTo("answer 2");
		assertThat(this.opened).hasValue(2);
	}

	@Test
	void whatTheClientRejectsTwiceFails() {
		assertThatExceptionOfType(RedisCallException.class)
			.isThrownBy(
					() -> this.calls.call((session) -> answer(2, "Currently not connected. Commands are rejected.")))
			.withMessage("Currently not connected. Commands are rejected.");
		assertThat(this.sent).hasValue(2);
	}

	@Test
	void whatMayHaveArrivedIsNotSentAgain() {
		assertThatExceptionOfType(RedisCallException.class)
			.isThrownBy(() -> this.calls.call((session) -> answer(1, "Connection closed")));
		assertThat(this.sent).hasValue(1);
	}

	@Test
	void whatAServerWithoutTheKeyRejectedIsSentOnceMore() {
		String answer = this.calls
			.call((session) -> answer(1, new RedisCommandExecutionException("MOVED 1 127.0.0.1:1")));
		assertThat(answer).isEqualTo("answer 2");
	}

	@Test
	void grantIsNotSentAgainWhereItsReplicasCannotBeAsked() {
		AsyncCommand<String, String, Long> rejected = new AsyncCommand<>(
				new Command<>(CommandType.WAIT, new IntegerOutput<>(StringCodec.UTF8)));
		rejected.completeExceptionally(new RedisException("Currently not connected. Commands are rejected."));
		RedisClusterAsyncCommands<String, String> commands = mock();
		given(commands.waitForReplication(1, 500)).willReturn(rejected);
		RedisReplicas replicas = new RedisReplicas(1, Duration.ofSeconds(1));
		assertThatExceptionOfType(RedisCallException.class)
			.isThrownBy(() -> this.calls.call((session) -> replicas.confirm(commands, this.sent.incrementAndGet())))
			.withMessage("Currently not connected. Commands are rejected.");
		assertThat(this.sent).hasValue(1);
	}

	private CompletionStage<String> answer(int failures, String failure) {
		return answer(failures, new RedisException(failure));
	}

	private CompletionStage<String> answer(int failures, RedisException failure) {
		int number = this.sent.incrementAndGet();
		return (number <= failures) ? CompletableFuture.failedFuture(failure)
				: CompletableFuture.completedFuture("answer " + number);
	}

	@SuppressWarnings("FutureReturnValueIgnored")
	private RedisAccess access() {
		RedisSession session = mock(RedisSession.class);
		given(session.isOpen()).willReturn(true);
		RedisAccess access = mock(RedisAccess.class);
		willAnswer((call) -> {
			this.opened.incrementAndGet();
			return CompletableFuture.completedFuture(session);
		}).given(access).open();
		return access;
	}

}
