/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.redis;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.coordination.lease.Subscription;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How the connection for wake-ups is kept, at a hundred times the pace.
 */
class RedisWakeUpsTests {

	private static final Duration BOUND = Duration.ofSeconds(60);

	private static final String CHANNEL = "coordination:{wake/ups}";

	private final AtomicInteger woken = new AtomicInteger();

	private final AtomicInteger opened = new AtomicInteger();

	private RedisProcess server;

	private RedisClients clients;

	private RedisWakeUps wakeUps;

	@BeforeEach
	void start() throws IOException {
		this.server = new RedisProcess();
		create(new RedisClients(this.server.factory(), Duration.ofSeconds(10)));
	}

	private void create(RedisClients made) {
		this.clients = made;
		this.wakeUps = new RedisWakeUps(new Counting(made.access()), made.resources().eventExecutorGroup(), 10);
	}

	@AfterEach
	void close() {
		this.wakeUps.close();
		this.clients.access().close();
		this.server.close();
	}

	@Test
	void halfOpenConnectionIsReplaced() throws Exception {
		this.wakeUps.watch(CHANNEL, this.woken::incrementAndGet);
		await(1);
		this.server.freeze();
		Awaitility.await().atMost(BOUND).until(() -> this.opened.get() > 1);
		this.server.thaw();
		await(2);
		this.server.cli().publish(CHANNEL, "released");
		await(3);
	}

	@Test
	void connectionThatIsWellIsKept() {
		this.wakeUps.watch(CHANNEL, this.woken::incrementAndGet);
		await(1);
		long pings = pings();
		Awaitility.await().atMost(BOUND).until(() -> pings() > pings + 5);
		assertThat(this.opened).hasValue(1);
	}

	private long pings() {
		String calls = this.server.cli()
			.info("commandstats")
			.lines()
			.filter((line) -> line.startsWith("cmdstat_ping:calls="))
			.findFirst()
			.orElse("cmdstat_ping:calls=0,");
		return Long.parseLong(calls.substring(calls.indexOf('=') + 1, calls.indexOf(',')));
	}

	@Test
	void refusedSubscriptionIsTriedAgain() {
		this.server.cli().aclSetuser("worker", AclSetuserArgs.Builder.on().addPassword("secret").allCommands());
		this.clients.access().close();
		create(new RedisClients(this.server.factory("worker", "secret"), Duration.ofSeconds(10)));
		this.wakeUps.watch(CHANNEL, this.woken::incrementAndGet);
		Awaitility.await().atMost(BOUND).until(() -> this.opened.get() > 2);
		assertThat(this.woken).hasValue(0);
		this.server.cli().aclSetuser("worker", AclSetuserArgs.Builder.channelPattern("coordination:*"));
		await(1);
	}

	@Test
	void electionsAreWokenByTheirOwnChannelOnly() {
		AtomicInteger other = new AtomicInteger();
		this.wakeUps.watch("coordination:{wake/other}", other::incrementAndGet);
		Awaitility.await().atMost(BOUND).until(() -> other.get() > 0);
		this.wakeUps.watch(CHANNEL, this.woken::incrementAndGet);
		await(1);
		this.server.cli().publish(CHANNEL, "released");
		await(2);
		assertThat(other).hasValue(1);
		assertThat(this.opened).hasValue(1);
	}

	@Test
	void watcherThatHasGoneIsNotCalled() {
		Subscription gone = this.wakeUps.watch(CHANNEL, () -> this.woken.addAndGet(1000));
		await(1000);
		gone.close();
		this.wakeUps.watch(CHANNEL, this.woken::incrementAndGet);
		await(1001);
		this.server.cli().publish(CHANNEL, "released");
		await(1002);
		assertThat(this.woken).hasValue(1002);
	}

	private void await(int times) {
		Awaitility.await().atMost(BOUND).until(() -> this.woken.get() >= times);
	}

	/** Counts the connections. */
	private final class Counting implements RedisAccess {

		private final RedisAccess real;

		Counting(RedisAccess real) {
			this.real = real;
		}

		@Override
		public CompletableFuture<? extends RedisSession> open() {
			return this.real.open();
		}

		@Override
		public CompletableFuture<? extends StatefulRedisPubSubConnection<String, String>> openPubSub() {
			RedisWakeUpsTests.this.opened.incrementAndGet();
			return this.real.openPubSub();
		}

		@Override
		public int slot(String key) {
			return this.real.slot(key);
		}

		@Override
		public void close() {
			this.real.close();
		}

	}

}
