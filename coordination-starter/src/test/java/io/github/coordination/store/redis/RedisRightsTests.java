/*
 * Copyright 2026 the coordination-starter authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.coordination.store.redis;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.protocol.CommandType;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import io.github.coordination.lease.Attempt;
import io.github.coordination.lease.Lease;
import io.github.coordination.lease.Renewal;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which rights are enough, and what is said where they are not.
 */
class RedisRightsTests {

	private static final String PASSWORD = "open-sesame";

	private static final Duration BOUND = Duration.ofSeconds(60);

	private final RedisProcess server = RedisProcess.shared();

	private final RedisCommands<String, String> cli = this.server.cli();

	private final RedisStores stores = new RedisStores();

	@AfterEach
	void close() {
		this.stores.close();
		this.cli.aclDeluser("worker");
	}

	/** The list of docs/store-redis.md. */
	private static AclSetuserArgs least() {
		AclSetuserArgs rights = AclSetuserArgs.Builder.on()
			.addPassword(PASSWORD)
			.keyPattern("coordination:*")
			.channelPattern("coordination:*");
		for (CommandType command : new CommandType[] { CommandType.EVAL, CommandType.EVALSHA, CommandType.TIME,
				CommandType.TYPE, CommandType.HLEN, CommandType.HSTRLEN, CommandType.HMGET, CommandType.HSET,
				CommandType.PUBLISH, CommandType.SUBSCRIBE, CommandType.PING, CommandType.WAIT }) {
			rights.addCommand(command);
		}
		return rights;
	}

	private RedisLeaseStore worker() {
		return this.stores.open(this.server.factory("worker", PASSWORD));
	}

	@Test
	void leastRightsAreEnough() throws InterruptedException {
		this.cli.aclSetuser("worker", least());
		this.cli.aclLogReset();
		AtomicInteger woken = new AtomicInteger();
		worker().watch(RedisStores.ELECTION, woken::incrementAndGet);
		Awaitility.await().atMost(BOUND).until(() -> woken.get() == 1);
		RedisLeaseStore store = worker();
		Lease lease = RedisStores.acquire(store);
		assertThat(store.renew(lease)).isEqualTo(new Renewal.Renewed());
		store.release(lease);
		Awaitility.await().atMost(BOUND).until(() -> woken.get() == 2);
		assertThat(RedisStores.ask(worker())).isInstanceOf(Attempt.Granted.class);
		assertThat(this.cli.aclLog()).isEmpty();
	}

	@Test
	void keysOfOthersAreOutOfReach() {
		this.cli.aclSetuser("worker", least().resetKeys().keyPattern("shop:*"));
		assertRefused(worker(), "NOPERM", "grant the user of spring.data.redis.username");
	}

	@Test
	void whoMayNotPublishReleasesAllTheSame() {
		this.cli.aclSetuser("worker", least().resetChannels());
		RedisLeaseStore store = worker();
		store.release(RedisStores.acquire(store));
		assertThat(RedisStores.ask(worker())).isInstanceOf(Attempt.Granted.class);
	}

	@Test
	void missingCommandIsNamed() {
		this.cli.aclSetuser("worker", least().removeCommand(CommandType.HSET));
		assertThat(RedisStores.ask(worker())).isInstanceOf(Attempt.Free.class);
		this.stores.leaveReleased(this.server);
		Map<String, String> before = this.cli.hgetall(this.stores.key());
		Attempt attempt = RedisStores.ask(worker());
		assertThat(attempt).isInstanceOfSatisfying(Attempt.Refused.class,
				(refused) -> assertThat(refused.reason()).contains("grant the user of spring.data.redis.username"));
		assertThat(this.cli.hgetall(this.stores.key())).isEqualTo(before);
	}

	/** Whatever else it may not do: a half written record would be nobody's term. */
	@Test
	void recordIsWrittenAtOnce() {
		this.stores.leaveReleased(this.server);
		this.cli.aclSetuser("worker", least().allCommands().removeCommand(CommandType.HINCRBY));
		Attempt.Granted granted = (Attempt.Granted) RedisStores.ask(worker());
		assertThat(this.cli.hget(this.stores.key(), "epoch")).isEqualTo(Long.toString(granted.epoch()));
	}

	@Test
	void anotherDatabaseNeedsTheRightToSelectIt() {
		this.cli.aclSetuser("worker", least());
		RedisStandaloneConfiguration configuration = new RedisStandaloneConfiguration("127.0.0.1", this.server.port());
		configuration.setDatabase(1);
		configuration.setUsername("worker");
		configuration.setPassword(PASSWORD);
		RedisLeaseStore store = this.stores.open(new LettuceConnectionFactory(configuration));
		assertRefused(store, "NOPERM", "grant the user of spring.data.redis.username");
		this.cli.aclSetuser("worker", least().addCommand(CommandType.SELECT));
		assertThat(RedisStores.ask(store)).isInstanceOf(Attempt.Free.class);
	}

	@Test
	void nameOfTheClientNeedsNoRight() {
		this.cli.aclSetuser("worker", least());
		RedisStandaloneConfiguration configuration = new RedisStandaloneConfiguration("127.0.0.1", this.server.port());
		configuration.setUsername("worker");
		configuration.setPassword(PASSWORD);
		LettuceClientConfiguration client = LettuceClientConfiguration.builder().clientName("shop").build();
		RedisLeaseStore store = this.stores.open(new LettuceConnectionFactory(configuration, client));
		assertThat(RedisStores.ask(store)).isInstanceOf(Attempt.Free.class);
	}

	@Test
	void wrongPasswordIsRefused() {
		this.cli.aclSetuser("worker", least());
		assertRefused(this.stores.open(this.server.factory("worker", "guess")), "WRONGPASS",
				"set spring.data.redis.username and spring.data.redis.password");
	}

	@Test
	void rightsThatComeLaterAreEnough() {
		RedisLeaseStore store = worker();
		assertRefused(store, "WRONGPASS", "spring.data.redis.password");
		this.cli.aclSetuser("worker", least());
		assertThat(RedisStores.ask(store)).isInstanceOf(Attempt.Free.class);
	}

	@Test
	void missingPasswordIsRefused() throws IOException {
		try (RedisProcess guarded = new RedisProcess("--requirepass", PASSWORD)) {
			assertRefused(this.stores.open(guarded.factory()), "NOAUTH", "set spring.data.redis.password");
		}
	}

	@Test
	void replicaIsRefusedWhenSomethingIsToBeWritten() throws IOException {
		try (RedisProcess replica = new RedisProcess("--replicaof", "127.0.0.1 " + this.server.port())) {
			RedisLeaseStore store = this.stores.open(replica.factory());
			Attempt attempt = RedisStores.replace(store, null);
			assertThat(attempt).isInstanceOfSatisfying(Attempt.Refused.class,
					(refused) -> assertThat(refused.reason()).contains("READONLY", "the server that accepts writes"));
		}
	}

	@Test
	void fullServerIsRefused() throws IOException {
		try (RedisProcess full = new RedisProcess("--maxmemory", "1")) {
			Attempt attempt = RedisStores.replace(this.stores.open(full.factory()), null);
			assertThat(attempt).isInstanceOfSatisfying(Attempt.Refused.class,
					(refused) -> assertThat(refused.reason()).contains("OOM", "more memory"));
		}
	}

	@Test
	void databaseThatIsNotThereIsRefused() {
		RedisStandaloneConfiguration configuration = new RedisStandaloneConfiguration("127.0.0.1", this.server.port());
		configuration.setDatabase(4711);
		assertRefused(this.stores.open(new LettuceConnectionFactory(configuration)), "DB index",
				"spring.data.redis.database");
	}

	/**
	 * A connection that the server refuses is closed by the client, which may then tell
	 * of the closing instead of the reason. The next call tells the reason.
	 */
	private static void assertRefused(RedisLeaseStore store, String error, String cure) {
		Awaitility.await()
			.atMost(BOUND)
			.ignoreException(RedisCallException.class)
			.untilAsserted(() -> assertThat(RedisStores.ask(store)).isInstanceOfSatisfying(Attempt.Refused.class,
					(refused) -> assertThat(refused.reason()).contains(error, cure)
						.endsWith(".")
						.doesNotContain(PASSWORD)));
	}

}
