/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.redis;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import io.lettuce.core.KillArgs;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.Lease;
import io.github.coordination.lease.Renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a store says while its server is away, hangs, or comes back.
 */
class RedisFaultTests {

	private static final Duration TIMEOUT = Duration.ofMillis(1500);

	/** Far below what the client would wait by itself. */
	private static final Duration LATEST = Duration.ofSeconds(20);

	private static final Duration BOUND = Duration.ofSeconds(60);

	private final RedisStores stores = new RedisStores();

	private RedisProcess server;

	private RedisLeaseStore store;

	@BeforeEach
	void start() throws IOException {
		this.server = new RedisProcess();
		this.store = this.stores.open(this.server.factory(), TIMEOUT, 0);
	}

	@AfterEach
	void close() {
		this.stores.close();
		this.server.close();
	}

	@Test
	void unreachableServerIsAnUnknownOutcomeUntilItIsThere() throws IOException {
		this.server.kill();
		assertUnknownInTime();
		this.server.start();
		assertThat(answered()).isInstanceOf(Attempt.Free.class);
	}

	@Test
	void serverThatHasForgottenEverythingGrantsNothingByItself() throws IOException {
		Lease lease = acquire();
		this.server.kill();
		assertThatExceptionOfType(RedisCallException.class).isThrownBy(() -> this.store.renewAll(List.of(lease)));
		this.server.start();
		assertThat(((Attempt.Free) answered()).record()).isNull();
		assertThat(this.store.renew(lease)).isEqualTo(new Renewal.Lost("there is no record"));
		assertThat(acquire().epoch()).isGreaterThan(lease.epoch());
	}

	@Test
	void callsToAServerThatHangsEndInTime() throws Exception {
		acquire();
		this.server.freeze();
		try {
			assertUnknownInTime();
			assertUnknownInTime();
		}
		finally {
			this.server.thaw();
		}
		assertThat(answered()).isInstanceOf(Attempt.Held.class);
	}

	@Test
	void scriptsThatTheServerHasForgottenAreSentAgain() {
		acquire();
		this.server.cli().scriptFlush();
		assertThat(answered()).isInstanceOf(Attempt.Held.class);
	}

	@Test
	void connectionThatIsCutIsReplaced() {
		acquire();
		this.server.cli().clientKill(KillArgs.Builder.typeNormal().skipme());
		assertThat(answered()).isInstanceOf(Attempt.Held.class);
	}

	@Test
	void watchersAreWokenAgainAfterARestart() throws IOException {
		AtomicInteger woken = new AtomicInteger();
		this.store.watch(RedisStores.ELECTION, woken::incrementAndGet);
		Awaitility.await().atMost(BOUND).until(() -> woken.get() > 0);
		this.server.kill();
		int before = woken.get();
		this.server.start();
		Awaitility.await().atMost(BOUND).until(() -> woken.get() > before);
		int subscribed = woken.get();
		this.server.cli().publish(this.stores.key(), "released");
		Awaitility.await().atMost(BOUND).until(() -> woken.get() > subscribed);
	}

	@Test
	void watcherThatCameBeforeTheServerIsWokenWhenItIsThere() throws IOException {
		this.server.kill();
		AtomicInteger woken = new AtomicInteger();
		this.store.watch(RedisStores.ELECTION, woken::incrementAndGet);
		assertUnknownInTime();
		assertThat(woken).hasValue(0);
		this.server.start();
		Awaitility.await().atMost(BOUND).until(() -> woken.get() > 0);
	}

	@Test
	void closedStoreAnswersNothingAndLeavesNoThread() {
		this.server.cli().ping();
		this.store.close();
		Set<Thread> before = threads();
		RedisLeaseStore closed = this.stores.open(this.server.factory());
		RedisStores.acquire(closed);
		closed.watch(RedisStores.ELECTION, () -> {
		});
		assertThat(threads()).hasSizeGreaterThan(before.size());
		closed.close();
		Awaitility.await().atMost(BOUND).until(() -> before.containsAll(threads()));
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> RedisStores.ask(closed));
		closed.close();
	}

	private static Set<Thread> threads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().startsWith("lettuce"))
			.collect(Collectors.toSet());
	}

	private Lease acquire() {
		return Awaitility.await()
			.atMost(BOUND)
			.ignoreExceptionsInstanceOf(RedisCallException.class)
			.until(() -> RedisStores.acquire(this.store), (lease) -> true);
	}

	private Attempt answered() {
		return Awaitility.await()
			.atMost(BOUND)
			.ignoreExceptionsInstanceOf(RedisCallException.class)
			.until(() -> RedisStores.ask(this.store), (attempt) -> true);
	}

	private void assertUnknownInTime() {
		long begin = System.nanoTime();
		assertThatExceptionOfType(RedisCallException.class).isThrownBy(() -> RedisStores.ask(this.store));
		assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(LATEST);
	}

}
