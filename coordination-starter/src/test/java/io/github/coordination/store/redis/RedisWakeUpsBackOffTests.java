/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.redis;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.AsyncCommand;
import io.lettuce.core.protocol.Command;
import io.lettuce.core.protocol.CommandType;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.pubsub.api.async.RedisPubSubAsyncCommands;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.mock;

/**
 * How often the wake-up is asked for that is refused, step by step without a clock.
 */
class RedisWakeUpsBackOffTests {

	private static final int STEPS = 200;

	private final Queue<Runnable> planned = new ArrayDeque<>();

	private final RedisWakeUps wakeUps = new RedisWakeUps(access(), executor());

	private boolean allowed;

	private boolean open;

	private int opened;

	@Test
	void refusalsAreFurtherAndFurtherApart() {
		this.wakeUps.watch("channel", () -> {
		});
		run(STEPS);
		assertThat(this.opened).isBetween(8, 12);
	}

	@Test
	void confirmationEndsTheBackOff() {
		this.wakeUps.watch("channel", () -> {
		});
		run(STEPS);
		this.allowed = true;
		run(STEPS);
		assertThat(this.open).isTrue();
		int before = this.opened;
		this.allowed = false;
		this.open = false;
		run(3);
		assertThat(this.opened).isEqualTo(before + 2);
	}

	private void run(int steps) {
		for (int i = 0; i < steps; i++) {
			this.planned.remove().run();
		}
	}

	@SuppressWarnings("FutureReturnValueIgnored")
	private ScheduledExecutorService executor() {
		ScheduledExecutorService executor = mock();
		willAnswer((call) -> {
			this.planned.add(call.getArgument(0));
			return null;
		}).given(executor).schedule(any(Runnable.class), anyLong(), any());
		return executor;
	}

	@SuppressWarnings("FutureReturnValueIgnored")
	private RedisAccess access() {
		RedisAccess access = mock();
		willAnswer((call) -> {
			this.opened++;
			this.open = true;
			return CompletableFuture.completedFuture(connection());
		}).given(access).openPubSub();
		return access;
	}

	@SuppressWarnings("FutureReturnValueIgnored")
	private StatefulRedisPubSubConnection<String, String> connection() {
		StatefulRedisPubSubConnection<String, String> connection = mock();
		RedisPubSubAsyncCommands<String, String> commands = mock();
		given(connection.async()).willReturn(commands);
		willAnswer((call) -> this.open).given(connection).isOpen();
		willAnswer((call) -> command(CommandType.PING, true)).given(commands).ping();
		willAnswer((call) -> command(CommandType.SUBSCRIBE, this.allowed)).given(commands).subscribe("channel");
		return connection;
	}

	private static AsyncCommand<String, String, String> command(CommandType type, boolean allowed) {
		AsyncCommand<String, String, String> command = new AsyncCommand<>(
				new Command<>(type, new StatusOutput<>(StringCodec.UTF8)));
		if (allowed) {
			command.complete();
		}
		else {
			command.completeExceptionally(new RedisCommandExecutionException("NOPERM no channel"));
		}
		return command;
	}

}
